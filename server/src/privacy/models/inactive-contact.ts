import { INACTIVE_CONTACT_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * A contact that was found without activity for the configured years, and what a person decided:
 * that it is erased (`approved…`), or kept for a while (`kept…`).
 */
export const inactiveContact = {
  uid: INACTIVE_CONTACT_UID,
  tableName: 's360_inactive_contacts',
  singularName: 's360-inactive-contact',
  transfer: 'left',
  retention: 'whileNeeded',
  indexes: [
    { name: 's360_inactive_contacts_uq', columns: ['contact_document_id'], type: 'unique' },
    { name: 's360_inactive_contacts_last_idx', columns: ['last_activity_at'] },
    { name: 's360_inactive_contacts_approved_idx', columns: ['approved_at'] },
  ],
  attributes: {
    id: { type: 'increments' },
    contactDocumentId: { type: 'string', column: { notNullable: true } },
    lastActivity: { type: 'string', column: { notNullable: true } },
    lastActivityAt: { type: 'datetime', column: { notNullable: true } },
    /** When the search of the night last found it. */
    foundAt: { type: 'datetime', column: { notNullable: true } },
    keptUntil: { type: 'datetime' },
    keptReason: { type: 'text' },
    keptBy: { type: 'string' },
    approvedAt: { type: 'datetime' },
    approvedBy: { type: 'string' },
    /** Why it could not be erased when that was last tried. */
    obstacles: { type: 'json' },
  },
} satisfies InternalModel;
