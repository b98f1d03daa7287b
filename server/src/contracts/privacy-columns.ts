/** Words for the columns of what is stored of a person, shared by the screens and the command line. */
import { ofEachField } from './standard-fields';
import {
  BOOKING_UID,
  CONFLICT_UID,
  CONSENT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  DELIVERY_UID,
  ORDER_LINE_UID,
  ORDER_UID,
  PERMIT_UID,
  PURCHASE_SUMMARY_UID,
} from './uids';

/** What operators call a column, whatever the table. */
const ANYWHERE = {
  institution: 'column.institution',
  contactNumber: 'column.number',
  contactReference: 'column.number',
  createdAt: 'orders.created',
  updatedAt: 'settings.column.changed',
  currencyCode: 'segment.currency',
  state: 'column.state',
  summary: 'orders.column.what',
  quantity: 'orders.line.quantity',
  firstPurchaseAt: 'orders.fact.firstPurchase',
  lastPurchaseAt: 'orders.fact.lastPurchase',
  nextPerformanceAt: 'orders.fact.nextPerformance',
  favouriteProductFamily: 'orders.fact.favouriteFamily',
} as const;

const PURCHASED = {
  orders: 'orders.fact.orders',
  orderCount: 'orders.fact.orders',
  tickets: 'orders.fact.tickets',
  ticketCount: 'orders.fact.tickets',
} as const;

/** The same for columns that mean something else in other tables. */
const IN_TABLE = {
  [CONTACT_UID]: {
    ...PURCHASED,
    type: 'field.type',
    displayName: 'field.name',
    ...ofEachField(({ name }) => `field.${name}` as const),
    spentMoney: 'orders.fact.spent',
    refundedMoney: 'orders.fact.refunded',
  },
  [CONTACT_LINK_UID]: {
    contactState: 'kept.value.state',
    role: 'kept.value.role',
    blocked: 'kept.value.blocked',
    guest: 'kept.value.guest',
    origin: 'kept.value.contactOrigin',
    criteria: 'kept.value.contactCriteria',
    indicators: 'kept.value.indicators',
    advantages: 'kept.value.advantages',
    qualities: 'kept.value.contactQualities',
    lastReceived: 'received.label',
    lastSent: 'sent.label',
  },
  [CONSENT_UID]: {
    code: 'consents.column.consent',
    allowed: 'consents.column.answer',
    wording: 'consents.column.wording',
    source: 'consents.column.origin',
    changedAt: 'history.column.when',
  },
  [CONTACT_HISTORY_UID]: {
    field: 'history.column.field',
    oldValue: 'history.column.before',
    newValue: 'history.column.after',
    cause: 'history.column.cause',
    changedAt: 'history.column.when',
  },
  [CONFLICT_UID]: {
    field: 'history.column.field',
    baseValue: 'conflicts.column.base',
    localValue: 'conflicts.column.crm',
    remoteValue: 'conflicts.column.s360',
    outcome: 'conflicts.column.outcome',
    recordedAt: 'history.column.when',
  },
  [ORDER_UID]: {
    orderId: 'orders.number',
    orderType: 'orders.column.type',
    orderState: 'column.state',
    creationDateTime: 'orders.column.date',
    expirationDate: 'orders.expires',
    saleMoney: 'orders.amount.sale',
    preSaleMoney: 'orders.amount.preSale',
    reservationMoney: 'orders.amount.reservation',
    optionMoney: 'orders.amount.option',
    balanceMoney: 'orders.amount.balance',
    salesChannelName: 'orders.column.salesChannel',
    salesChannelCode: 'order.field.salesChannelCode',
    salesChannelType: 'order.field.salesChannelType',
    pointOfSalesName: 'orders.pointOfSales',
    pointOfSalesCode: 'order.field.pointOfSalesCode',
    pointOfSalesId: 'order.field.pointOfSalesId',
    organizationName: 'order.field.organizationName',
    organizationCode: 'order.field.organizationCode',
    orderOriginator: 'order.field.orderOriginator',
    referenceDate: 'order.field.referenceDate',
    externalReference: 'order.field.externalReference',
    fileId: 'order.field.fileId',
  },
  [ORDER_LINE_UID]: {
    operationId: 'order.field.operationId',
    parentOperationId: 'order.field.parentOperationId',
    kind: 'order.field.kind',
    type: 'order.field.type',
    product: 'orderLine.product',
    productCode: 'order.field.productCode',
    productId: 'order.field.productId',
    productFamilyType: 'orderLine.family',
    performance: 'orderLine.performance',
    performanceCode: 'order.field.performanceCode',
    performanceId: 'order.field.performanceId',
    performanceDate: 'orderLine.performanceDate',
    itemDate: 'orderLine.visit',
    site: 'orders.line.place',
    seatCategory: 'orderLine.seatCategory',
    seatCategoryId: 'order.field.seatCategoryId',
    audienceSubCategory: 'orders.line.tariff',
    audienceSubCategoryId: 'order.field.audienceSubCategoryId',
    season: 'order.field.season',
    seasonCode: 'order.field.seasonCode',
    seasonId: 'order.field.seasonId',
    seats: 'orders.line.seats',
    unitMoney: 'orderLine.unitPrice',
    baseMoney: 'orderLine.basePrice',
    totalMoney: 'orders.column.amount',
    withoutVatMoney: 'orderLine.withoutVat',
    vatPercent: 'orderLine.vat',
  },
  [PURCHASE_SUMMARY_UID]: PURCHASED,
  [BOOKING_UID]: {
    kind: 'booking.filter.kind',
    lines: 'orders.column.lines',
    payment: 'booking.payment',
    performanceAt: 'orderLine.performanceDate',
    author: 'booking.filter.author',
    notes: 'booking.notes',
  },
  [DELIVERY_UID]: { receivedAt: 'column.received', items: 'column.items' },
  [PERMIT_UID]: {
    method: 'call.method',
    lane: 'call.lane',
    outcome: 'column.outcome',
    httpStatus: 'call.status',
  },
} as const;

type Keys<Names> = Names[keyof Names];
type Tables = typeof IN_TABLE;

/** The key of a text. */
export type ColumnName =
  Keys<typeof ANYWHERE> | { [Table in keyof Tables]: Keys<Tables[Table]> }[keyof Tables];

const named = (names: Readonly<Record<string, ColumnName>>, column: string): ColumnName | null =>
  Object.hasOwn(names, column) ? (names[column] ?? null) : null;

const isKnown = (place: string): place is keyof Tables => Object.hasOwn(IN_TABLE, place);

/** `null` for a column that operators have no word for. */
export const columnName = (place: string, column: string): ColumnName | null =>
  (isKnown(place) ? named(IN_TABLE[place], column) : null) ?? named(ANYWHERE, column);
