import { PLUGIN_ID } from '../../contracts/uids';
import {
  documentIdCopy,
  figureAttribute,
  hiddenAttribute,
  line,
  money,
  writtenAs,
} from '../../kernel/content-types/attributes';

/**
 * A finalized order of one S-360 institution: one transaction between a contact and the
 * institution.
 *
 * Amounts are integers in thousandths of the currency unit; the text beside each amount is what a
 * person reads, with the currency's own digits. The relation to the contact is one-way with a
 * scalar copy of the id, as everywhere (see contact link).
 */

const schema = {
  kind: 'collectionType',
  collectionName: 's360_orders',
  info: {
    singularName: 'order',
    pluralName: 'orders',
    displayName: 'Order',
    description: 'A finalized order of S-360: a sale, refund, reservation, option …',
  },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-type-builder': { visible: false }, [PLUGIN_ID]: { type: 'order' } },
  indexes: [
    // The number comes first, so that the index also finds an order where only its number is known.
    { name: 's360_orders_number_uq', columns: ['order_id', 'institution'], type: 'unique' },
    { name: 's360_orders_contact_idx', columns: ['contact_document_id', 'creation_date_time'] },
    {
      name: 's360_orders_reference_idx',
      columns: ['institution', 'contact_reference', 'contact_document_id'],
    },
    { name: 's360_orders_created_idx', columns: ['creation_date_time'] },
    // For the query that finds states of unknown meaning.
    { name: 's360_orders_state_idx', columns: ['institution', 'order_state'] },
    // Covering index: what was sold per day reads the index alone.
    {
      name: 's360_orders_sales_idx',
      columns: ['institution', 'creation_date_time', 'currency_code', 'spent_amount'],
    },
    {
      name: 's360_orders_expiration_idx',
      columns: ['institution', 'expiration_date', 'order_type'],
    },
    { name: 's360_orders_file_idx', columns: ['institution', 'file_id', 'order_type'] },
    // Covering index: a query for what contacts spent reads the index alone, contact by contact.
    {
      name: 's360_orders_spent_idx',
      columns: ['currency_code', 'contact_document_id', 'creation_date_time', 'spent_amount'],
    },
  ],
  attributes: {
    orderId: { type: 'string', required: true, ...writtenAs('orderLink') },
    institution: { type: 'string', required: true, ...writtenAs('institution') },
    orderType: { type: 'string', required: true, ...writtenAs('orderType') },
    /** OPEN, CLOSED or ABANDONED; S-360's own word where its meaning is unknown. */
    orderState: { type: 'string', required: true, ...writtenAs('orderState') },
    /** S-360's own word for the state; `null` on orders of an earlier version. */
    stateWord: hiddenAttribute('string'),
    /** What was ordered, in a few words. */
    summary: { ...line(), ...writtenAs('orderLink') },
    contact: {
      type: 'relation',
      relation: 'manyToOne',
      target: 'plugin::s360.contact',
      ...writtenAs('orderContact'),
    },
    contactDocumentId: documentIdCopy(),
    /** The purchaser's contact number at the institution. */
    contactReference: { type: 'string' },
    /** A shipment or movement beside the order names the purchaser, not the order itself. */
    isPurchaserBeside: hiddenAttribute('boolean'),
    /** Contact numbers of the possible purchasers, where S-360 does not name one. */
    possiblePurchasers: line(),
    creationDateTime: { type: 'datetime', ...writtenAs('orderDate') },
    referenceDate: { type: 'datetime' },
    expirationDate: { type: 'datetime' },
    currencyCode: { type: 'string', ...writtenAs('orderText') },
    /** Decimal digits of the currency: 2 for CHF, 0 for JPY. */
    fractionDigits: figureAttribute('integer'),
    saleAmount: money(),
    preSaleAmount: money(),
    reservationAmount: money(),
    optionAmount: money(),
    waitingAccountBalanceAmount: money(),
    /** The part of the sale amount that counts as spent by the contact; see `orders/purchases`. */
    spentAmount: money(),
    saleMoney: { type: 'string', ...writtenAs('orderMoney') },
    preSaleMoney: { type: 'string', ...writtenAs('orderMoney') },
    reservationMoney: { type: 'string', ...writtenAs('orderMoney') },
    optionMoney: { type: 'string', ...writtenAs('orderMoney') },
    balanceMoney: { type: 'string', ...writtenAs('orderMoney') },
    /** Units (tickets, goods) of the lines, without charges. */
    quantity: { type: 'integer', ...writtenAs('orderText') },
    orderOriginator: { type: 'string' },
    salesChannelCode: { type: 'string' },
    salesChannelName: line(),
    salesChannelType: { type: 'string' },
    pointOfSalesId: { type: 'string' },
    pointOfSalesCode: { type: 'string' },
    pointOfSalesName: line(),
    organizationCode: { type: 'string' },
    organizationName: line(),
    externalReference: { type: 'string' },
    /**
     * The dossier of the order (S-360: file); a reservation shares it with the orders that follow
     * from it.
     */
    fileId: { type: 'string' },
    /** The booking of the CRM that became this order. */
    bookingDocumentId: hiddenAttribute('string'),
    /** A digest of the item that was last applied. */
    appliedDigest: hiddenAttribute('string'),
    /** The whole item as received, as JSON text. */
    payload: hiddenAttribute('text'),
  },
};

export default { schema };
