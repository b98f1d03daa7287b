import { ORDER_HOLDER_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * Who holds units of an order (S-360: the contact of a movement), where that may not be the
 * purchaser: one row per order and contact number.
 */
export const orderHolder = {
  uid: ORDER_HOLDER_UID,
  tableName: 's360_order_holders',
  singularName: 's360-order-holder',
  transfer: 'carried',
  retention: 'forever',
  indexes: [
    {
      name: 's360_order_holders_uq',
      columns: ['order_document_id', 'contact_reference'],
      type: 'unique',
    },
    {
      name: 's360_order_holders_reference_idx',
      columns: ['institution', 'contact_reference', 'contact_document_id'],
    },
    { name: 's360_order_holders_contact_idx', columns: ['contact_document_id'] },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    orderDocumentId: { type: 'string', column: { notNullable: true } },
    contactReference: { type: 'string', column: { notNullable: true } },
    contactDocumentId: { type: 'string' },
    units: { type: 'integer' },
  },
} satisfies InternalModel;
