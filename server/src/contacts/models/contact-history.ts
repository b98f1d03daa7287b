import { CONTACT_HISTORY_UID } from '../../contracts/uids';
import { consentKey } from '../model/merge/consents';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * Every change of a contact's field with its time, cause, old and new value. One row without a
 * field stands for a created contact, and one, with its type as the old value, for a deleted one.
 * The initial values of a contact follow from its first changes and its current values. A stale
 * form is compared with the values that it showed according to these rows.
 */
export const contactHistory = {
  uid: CONTACT_HISTORY_UID,
  tableName: 's360_contact_history',
  singularName: 's360-contact-history',
  transfer: 'carried',
  retention: {
    kept: 'history',
    order: 'changedAt',
    past: (before) => ({
      changedAt: { $lt: before },
      // A contact without link and history would pass for new. Consents are proven as long as they are
      // used.
      $or: [
        { field: { $notContains: consentKey('') } },
        { field: { $null: true }, oldValue: { $notNull: true } },
      ],
    }),
  },
  indexes: [
    { name: 's360_contact_history_contact_idx', columns: ['contact_document_id', 'changed_at'] },
    { name: 's360_contact_history_changed_idx', columns: ['changed_at'] },
  ],
  attributes: {
    id: { type: 'increments' },
    contactDocumentId: { type: 'string', column: { notNullable: true } },
    field: { type: 'string' },
    oldValue: { type: 'text' },
    newValue: { type: 'text' },
    cause: { type: 'string', column: { notNullable: true } },
    causedBy: { type: 'string' },
    /**
     * The name of a contact when it was merged into this one, on the row of the merge and on those
     * that came from that contact; it has no record any more.
     */
    mergedName: { type: 'text' },
    /** On the row of a merge: as JSON, the values by which the removed contact was recognized. */
    mergedFields: { type: 'text' },
    /** Of a consent: what the person was asked when `newValue` was recorded. */
    wording: { type: 'text' },
    institution: { type: 'string' },
    changedAt: { type: 'datetime', column: { notNullable: true } },
    /** Written by 0.1.0 alone, which may still run beside this version. */
    dismissedAt: { type: 'datetime' },
  },
} satisfies InternalModel;
