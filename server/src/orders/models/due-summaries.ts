import { DUE_SUMMARIES_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * A contact with very many orders whose purchase summaries are due to be recomputed. Reading all
 * its orders for each delivery would block the contact and the delivery.
 */
export const dueSummaries = {
  uid: DUE_SUMMARIES_UID,
  tableName: 's360_due_summaries',
  singularName: 's360-due-summaries',
  transfer: 'left',
  retention: 'whileNeeded',
  indexes: [{ name: 's360_due_summaries_uq', columns: ['contact_document_id'], type: 'unique' }],
  attributes: {
    id: { type: 'increments' },
    contactDocumentId: { type: 'string', column: { notNullable: true } },
  },
} satisfies InternalModel;
