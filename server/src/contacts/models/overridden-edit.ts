import { OVERRIDDEN_EDIT_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * A person's edit that S-360's value replaced. It waits until somebody has looked at it, put the
 * value back or changed the field again.
 */
export const overriddenEdit = {
  uid: OVERRIDDEN_EDIT_UID,
  tableName: 's360_overridden_edits',
  singularName: 's360-overridden-edit',
  transfer: 'left',
  retention: {
    kept: 'history',
    order: 'replacedAt',
    past: (before) => ({ replacedAt: { $lt: before }, outcome: { $notNull: true } }),
  },
  indexes: [
    { name: 's360_overridden_edits_contact_idx', columns: ['contact_document_id'] },
    { name: 's360_overridden_edits_waiting_idx', columns: ['outcome', 'id'] },
    { name: 's360_overridden_edits_replaced_idx', columns: ['replaced_at'] },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    contactDocumentId: { type: 'string', column: { notNullable: true } },
    field: { type: 'string', column: { notNullable: true } },
    typedValue: { type: 'text' },
    typedBy: { type: 'string' },
    typedAt: { type: 'datetime' },
    /** S-360's value, which replaced it. */
    shownValue: { type: 'text' },
    wasSent: { type: 'boolean' },
    replacedAt: { type: 'datetime', column: { notNullable: true } },
    /** What somebody decided, `putBack` or `lookedAt`; null until then. */
    outcome: { type: 'string' },
    decidedBy: { type: 'string' },
    decidedAt: { type: 'datetime' },
  },
} satisfies InternalModel;
