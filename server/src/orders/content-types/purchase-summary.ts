import { hiddenFromEditors } from '../../kernel/content-types/hidden';

/**
 * What a contact's orders add up to in one currency, over all institutions. Money is in thousandths
 * of the currency unit. A summary is derived from the orders and can be rebuilt at any time.
 */
const schema = {
  kind: 'collectionType',
  collectionName: 's360_purchase_summaries',
  info: {
    singularName: 'purchase-summary',
    pluralName: 'purchase-summaries',
    displayName: 'Purchases',
    description: "What a contact's orders add up to in one currency",
  },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromEditors,
  indexes: [
    {
      name: 's360_purchase_summaries_currency_uq',
      columns: ['contact_document_id', 'currency_code'],
      type: 'unique',
    },
    { name: 's360_purchase_summaries_spent_idx', columns: ['currency_code', 'spent'] },
  ],
  attributes: {
    contactDocumentId: { type: 'string', required: true },
    currencyCode: { type: 'string', required: true },
    fractionDigits: { type: 'integer' },
    /** Count of closed sales. */
    orders: { type: 'integer' },
    tickets: { type: 'integer' },
    /** What was paid for closed sales; refunds are in `refunded` and are not deducted. */
    spent: { type: 'biginteger' },
    refunded: { type: 'biginteger' },
    firstPurchaseAt: { type: 'datetime' },
    lastPurchaseAt: { type: 'datetime' },
    nextPerformanceAt: { type: 'datetime' },
    nextPerformanceInstitution: { type: 'string' },
    favouriteProductFamily: { type: 'string' },
  },
};

export default { schema };
