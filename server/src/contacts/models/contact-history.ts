import { CONTACT_HISTORY_UID } from '../../contracts/uids';

/**
 * Every change of a contact's field with its time, cause, old and new value; one row without a
 * field for a created contact, and one, with its type as the old value, for a deleted one. What a
 * contact was created with follows from its first changes and its present values. A form saved late is compared with what these rows say the form
 * showed.
 */
export const contactHistory = {
  uid: CONTACT_HISTORY_UID,
  tableName: 's360_contact_history',
  singularName: 's360-contact-history',
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
    institution: { type: 'string' },
    changedAt: { type: 'datetime', column: { notNullable: true } },
    /** When the person has seen that it replaced what they had entered. */
    dismissedAt: { type: 'datetime' },
  },
};
