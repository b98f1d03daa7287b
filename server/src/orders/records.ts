/** Money in thousandths of the currency unit, beside its currency: S-360's own unit. */
export type Thousandths = bigint;

export interface Currency {
  code: string;
  /** Digits after the point: 2 for CHF, 0 for JPY. */
  fractionDigits: number;
}

/** A unit of a line: a seat, or an item without one. */
export interface Seat {
  movementId: string;
  row: string | null;
  seatNumber: string | null;
  area: string | null;
  entrance: string | null;
  /** Contact number of who holds it; may be another than the purchaser. */
  holder: string | null;
}

/** The visit of a museum that a line is about; all blank for performances and goods. */
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
  /** One remark a line. */
  visitRemarks: string | null;
}

/** A line of an order (S-360: operation) as a payload shows it. */
export interface ShownLine extends Visit {
  operationId: string;
  parentOperationId: string | null;
  kind: string | null;
  type: string | null;
  quantity: number;
  /** Whether S-360 names the quantity; else it is the number of units that are known. */
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

/** An order as a payload shows it (S-360: OrderDetailsData, s360-api 4.2). */
export interface OrderSnapshot {
  orderId: string;
  orderType: string;
  /** OPEN, CLOSED or ABANDONED; S-360's own word where nobody knows what it means. */
  orderState: string;
  /** S-360's own word for it. */
  stateWord: string;
  orderOriginator: string | null;
  contactReference: string | null;
  /** `true`: not the order itself names the purchaser, but a shipment or movement beside it. */
  isPurchaserBeside: true | null;
  /** Contact numbers, separated by commas, of which one may be the purchaser's; `null`: it is clear. */
  possiblePurchasers: string | null;
  externalReference: string | null;
  /** The dossier that it belongs to: a reservation shares it with what becomes of it. */
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
  /** Whether it tells the units of its lines; one told by operations alone says nothing of them. */
  showsUnits: boolean;
  /** The item as it came, as JSON text. */
  payload: string;
}
