import type { Currency } from '../catalog/currency';
import type { Catalog } from '../catalog/model';
import type { Seat } from '../catalog/seats';
import { isoDate } from '../clock';
import type { JsonObject } from '../json';
import type { MovementData, OperationData, Order } from '../shapes/order';
import type { RequestedLine } from './lines';

/** The type of an operation while its order is open. */
const openTypes = new Map([
  ['SALE', 'PRE_SALE'],
  ['RESERVATION', 'RESERVATION'],
  ['OPTION', 'OPTION'],
]);

/** The seller: the setup shown on a line, and the source of ids. */
export interface Seller {
  readonly catalog: Catalog | undefined;
  readonly currency: Currency;
  nextId(): number;
}

/**
 * Adds a line to an open order: its operation, which is returned, its charges and one movement per
 * unit.
 */
export function addLine(
  order: Order,
  line: RequestedLine,
  seats: readonly Seat[],
  seller: Seller,
): OperationData {
  const operation = addOperation(order, line, seller);
  if (line.product.chargePerTicket > 0) {
    order.details.operationDatas.push(chargesOf(operation, line, seller));
  }
  for (let unit = 0; unit < line.quantity; unit += 1) {
    order.details.movementDatas.push(movementOf(order, operation, line, seats[unit], seller));
  }
  return operation;
}

/** Adds only the operation of a line, as for the parent of a composed product. */
export function addOperation(order: Order, line: RequestedLine, seller: Seller): OperationData {
  const operation = operationOf(order, line, seller);
  order.details.operationDatas.push(operation);
  return operation;
}

function operationOf(order: Order, line: RequestedLine, seller: Seller): OperationData {
  const { product, tariff, quantity, amount } = line;
  return {
    operationId: seller.nextId(),
    operationNumber: order.details.operationDatas.length + 1,
    kind: 'SINGLE_ENTRY',
    type: openTypes.get(order.details.orderType) ?? order.details.orderType,
    fileId: order.fileId,
    quantity,
    basePrice: amount,
    unitPrice: amount,
    totalAmount: amount * quantity,
    withoutVatTotalAmount: withoutVat(amount * quantity, product.vatRate),
    waitingAccountBalance: 0,
    vatRate: product.vatRate,
    vatCountryCode: seller.catalog?.country,
    catalogCurrency: { ...seller.currency },
    productId: product.id,
    product: product.name,
    productCode: product.code,
    productFamilyType: product.family,
    productFamilySubType: product.subType,
    exchangeable: false,
    resale: false,
    isNominative: false,
    numbered: line.place !== undefined,
    priceLevelId: seller.catalog?.priceLevelId,
    audienceCatId: seller.catalog?.audienceCategoryId,
    audienceSubCategoryId: tariff.id,
    audienceSubCategory: tariff.name,
    comfortVariableValues: {},
    seasonId: seller.catalog?.seasonId,
    season: seller.catalog?.seasonCode,
    seasonCode: seller.catalog?.seasonCode,
    ...placeOf(line, seller),
  };
}

function placeOf(line: RequestedLine, seller: Seller): JsonObject {
  if (!line.place) return { itemId: line.item?.id };
  const { performance, seatCategory } = line.place;
  const { catalog } = seller;
  return {
    itemId: performance.itemId,
    eventId: line.product.id,
    activityId: line.product.activityId,
    activityName: line.product.name,
    activityCode: line.product.code,
    activityType: 'LIVE_SPECT',
    performanceId: performance.id,
    performance: performance.name,
    performanceCode: performance.code,
    performanceDate: isoDate(performance.startMs),
    performanceDuration: performance.durationSeconds,
    siteId: catalog?.siteId,
    site: catalog?.siteName,
    physicalConfigurationId: catalog?.physicalConfigurationId,
    contingentId: catalog?.contingentId,
    contingent: 'Public',
    seatCategoryId: seatCategory.id,
    seatCategory: seatCategory.name,
    seatCategoryRank: seatCategory.rank,
  };
}

function chargesOf(operation: OperationData, line: RequestedLine, seller: Seller): OperationData {
  const { chargePerTicket, vatRate } = line.product;
  const totalAmount = chargePerTicket * line.quantity;
  return {
    operationId: seller.nextId(),
    parentOperationId: operation.operationId,
    parentOperationLinkType: 'CHARGES',
    kind: 'CHARGES',
    type: operation.type,
    fileId: operation.fileId,
    quantity: line.quantity,
    basePrice: chargePerTicket,
    unitPrice: chargePerTicket,
    totalAmount,
    withoutVatTotalAmount: withoutVat(totalAmount, vatRate),
    vatRate,
    vatCountryCode: operation.vatCountryCode,
    catalogCurrency: { ...seller.currency },
    productId: operation.productId,
    product: operation.product,
    productCode: operation.productCode,
    priceComponentData: {
      rank: 2,
      externalName: 'Frais de réservation',
      kind: 'EXTERNAL_PRICE_COMPONENT',
    },
  };
}

function movementOf(
  order: Order,
  operation: OperationData,
  line: RequestedLine,
  seat: Seat | undefined,
  seller: Seller,
): MovementData {
  return {
    movementId: seller.nextId(),
    operationId: operation.operationId,
    type: line.place ? 'SEAT' : 'ITEM',
    contactReference: order.details.contactReference,
    seatCategoryId: operation.seatCategoryId,
    seatCategory: operation.seatCategory,
    ...seat,
    resumed: false,
    transferable: true,
  };
}

/** `vatRate` is in thousandths of a percent (inferred for operations). */
const withoutVat = (amount: number, vatRate: number): number =>
  Math.round(amount / (1 + vatRate / 100_000));

/** Sets the quantity of an operation after units were removed. */
export function setQuantity(operation: OperationData, quantity: number): void {
  operation.quantity = quantity;
  operation.totalAmount = operation.unitPrice * quantity;
  const vatRate = typeof operation.vatRate === 'number' ? operation.vatRate : 0;
  operation.withoutVatTotalAmount = withoutVat(operation.totalAmount, vatRate);
}
