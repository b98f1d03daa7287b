import { DUE_FACTS_UID } from '../../contracts/uids';

/**
 * A contact with very many orders, whose facts are to be computed anew: reading all its orders for
 * each delivery would hold it and the delivery up.
 */
export const dueFacts = {
  uid: DUE_FACTS_UID,
  tableName: 's360_due_facts',
  singularName: 's360-due-facts',
  indexes: [{ name: 's360_due_facts_uq', columns: ['contact_document_id'], type: 'unique' }],
  attributes: {
    id: { type: 'increments' },
    contactDocumentId: { type: 'string', column: { notNullable: true } },
  },
};
