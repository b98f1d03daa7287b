import { DUE_SUMMARIES_UID } from '../../contracts/uids';

/**
 * A contact with very many orders, whose purchase summaries are to be computed anew: reading all its orders for
 * each delivery would hold it and the delivery up.
 */
export const dueSummaries = {
  uid: DUE_SUMMARIES_UID,
  tableName: 's360_due_summaries',
  singularName: 's360-due-summaries',
  indexes: [{ name: 's360_due_summaries_uq', columns: ['contact_document_id'], type: 'unique' }],
  attributes: {
    id: { type: 'increments' },
    contactDocumentId: { type: 'string', column: { notNullable: true } },
  },
};
