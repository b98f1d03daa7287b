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
 * A line of an order (S-360: operation): a product, its performance, the quantity and the price.
 */

const schema = {
  kind: 'collectionType',
  collectionName: 's360_order_lines',
  info: {
    singularName: 'order-line',
    pluralName: 'order-lines',
    displayName: 'Order line',
    description: 'A line of an order of S-360: product, performance, quantity, amounts, seats',
  },
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-type-builder': { visible: false },
    [PLUGIN_ID]: { type: 'order-line' },
  },
  indexes: [
    {
      name: 's360_order_lines_operation_uq',
      columns: ['institution', 'operation_id'],
      type: 'unique',
    },
    { name: 's360_order_lines_order_idx', columns: ['order_document_id'] },
    // Covering indexes: a query for the buyers reads the index alone.
    {
      name: 's360_order_lines_product_idx',
      columns: ['institution', 'product_id', 'contact_document_id', 'bought_units'],
    },
    {
      name: 's360_order_lines_performance_idx',
      columns: ['institution', 'performance_id', 'contact_document_id', 'bought_units'],
    },
    { name: 's360_order_lines_contact_idx', columns: ['contact_document_id'] },
  ],
  attributes: {
    order: {
      type: 'relation',
      relation: 'manyToOne',
      target: 'plugin::s360.order',
      ...writtenAs('lineOrder'),
    },
    orderDocumentId: hiddenAttribute('string'),
    institution: { type: 'string', required: true, ...writtenAs('institution') },
    operationId: { type: 'string', required: true },
    parentOperationId: { type: 'string' },
    /** SINGLE_ENTRY, CHARGES, a composition … */
    kind: { type: 'string', ...writtenAs('lineKind') },
    /** SALE, PRE_SALE, RESERVATION, OPTION, REFUND …, as S-360 names the operation. */
    type: { type: 'string' },
    /** The purchaser of the order, for queries by product and performance. */
    contactDocumentId: documentIdCopy(),
    quantity: { type: 'integer', ...writtenAs('orderText') },
    /** By how many units the line changes what its contact has bought; see `orders/purchases`. */
    boughtUnits: hiddenAttribute('integer'),
    currencyCode: { type: 'string' },
    fractionDigits: figureAttribute('integer'),
    basePrice: money(),
    unitPrice: money(),
    totalAmount: money(),
    withoutVatTotalAmount: money(),
    baseMoney: { type: 'string', ...writtenAs('orderMoney') },
    unitMoney: { type: 'string', ...writtenAs('orderMoney') },
    totalMoney: { type: 'string', ...writtenAs('orderMoney') },
    withoutVatMoney: { type: 'string', ...writtenAs('orderMoney') },
    /** In thousandths of a percent, S-360's unit; `vatPercent` is the text that a person reads. */
    vatRate: figureAttribute('integer'),
    vatPercent: { type: 'string' },
    productId: { type: 'string' },
    product: { ...line(), ...writtenAs('lineProduct') },
    productCode: { type: 'string' },
    productFamilyType: { type: 'string' },
    performanceId: { type: 'string' },
    performance: line(),
    performanceCode: { type: 'string' },
    performanceDate: { type: 'datetime', ...writtenAs('venueMoment') },
    /** When the museum visit takes place; see `isItemDay`. */
    itemDate: { type: 'datetime' },
    /** Only the day is known, and `itemDate` is its midnight in UTC. */
    isItemDay: hiddenAttribute('boolean'),
    timeslotId: { type: 'string' },
    /** In seconds. */
    timeslotDuration: { type: 'integer' },
    visitGroupId: { type: 'string' },
    numberOfParticipants: { type: 'integer' },
    numberOfAccompaniers: { type: 'integer' },
    guided: { type: 'boolean' },
    visitRemarks: { type: 'text' },
    site: line(),
    space: line(),
    seatCategoryId: { type: 'string' },
    seatCategory: line(),
    audienceSubCategoryId: { type: 'string' },
    audienceSubCategory: line(),
    seasonId: { type: 'string' },
    season: line(),
    seasonCode: { type: 'string' },
    /** `[{ movementId, row, seatNumber, area, entrance, holder }]`; `holder`: a contact number. */
    seats: { type: 'json' },
  },
};

export default { schema };
