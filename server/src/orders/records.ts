/** Money in thousandths of the currency unit, S-360's own unit; the currency is kept beside it. */
export type Thousandths = bigint;

export interface Currency {
  code: string;
  /** Decimal digits: 2 for CHF, 0 for JPY. */
  fractionDigits: number;
}

/** A unit of a line: a seat, or an item without one. */
export interface Seat {
  movementId: string;
  row: string | null;
  seatNumber: string | null;
  area: string | null;
  entrance: string | null;
  /** Contact number of the holder, who may not be the purchaser. */
  holder: string | null;
}

/** The museum visit of a line; blank for goods and most performances. */
export interface Visit {
  itemDate: Date | null;
  /** `true`: only the day is known, and `itemDate` is its midnight in UTC. */
  isItemDay: true | null;
  timeslotId: string | null;
  /** In seconds, like the duration of a performance (assumed). */
  timeslotDuration: number | null;
  visitGroupId: string | null;
  numberOfParticipants: number | null;
  numberOfAccompaniers: number | null;
  guided: boolean | null;
  /** One remark per line of text. */
  visitRemarks: string | null;
}

/** A line of an order (S-360: operation) as a payload contains it. */
export interface ShownLine extends Visit {
  operationId: string;
  parentOperationId: string | null;
  kind: string | null;
  type: string | null;
  quantity: number;
  /** Whether S-360 names the quantity; otherwise it is the count of known units. */
  isQuantityShown: boolean;
  currency: Currency | null;
  basePrice: Thousandths | null;
  unitPrice: Thousandths | null;
  totalAmount: Thousandths | null;
  withoutVatTotalAmount: Thousandths | null;
  /** In thousandths of a percent. */
  vatRate: number | null;
  productId: string | null;
  product: string | null;
  productCode: string | null;
  productFamilyType: string | null;
  performanceId: string | null;
  performance: string | null;
  performanceCode: string | null;
  performanceDate: Date | null;
  site: string | null;
  space: string | null;
  seatCategoryId: string | null;
  seatCategory: string | null;
  audienceSubCategoryId: string | null;
  audienceSubCategory: string | null;
  seasonId: string | null;
  season: string | null;
  seasonCode: string | null;
  seats: Seat[];
}

/** An order as a payload contains it (S-360: OrderDetailsData, s360-api 4.2). */
export interface OrderSnapshot {
  orderId: string;
  orderType: string;
  /** OPEN, CLOSED or ABANDONED; S-360's own word where its meaning is unknown. */
  orderState: string;
  /** S-360's own word for the state. */
  stateWord: string;
  orderOriginator: string | null;
  contactReference: string | null;
  /** `true`: a shipment or movement beside the order names the purchaser, not the order itself. */
  isPurchaserBeside: true | null;
  /** Contact numbers of several possible purchasers, separated by commas; `null` otherwise. */
  possiblePurchasers: string | null;
  externalReference: string | null;
  /** The dossier of the order: a reservation shares it with the orders that follow from it. */
  fileId: string | null;
  creationDateTime: Date | null;
  referenceDate: Date | null;
  expirationDate: Date | null;
  currency: Currency | null;
  saleAmount: Thousandths;
  preSaleAmount: Thousandths;
  reservationAmount: Thousandths;
  optionAmount: Thousandths;
  waitingAccountBalanceAmount: Thousandths;
  salesChannelCode: string | null;
  salesChannelName: string | null;
  salesChannelType: string | null;
  pointOfSalesId: string | null;
  pointOfSalesCode: string | null;
  pointOfSalesName: string | null;
  organizationCode: string | null;
  organizationName: string | null;
  lines: ShownLine[];
  /** Whether the payload contains the units of its lines; one with operations alone does not. */
  showsUnits: boolean;
  /** The item as received, as JSON text. */
  payload: string;
}
