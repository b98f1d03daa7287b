import { catalogCurrency } from '../catalog/model';
import type { Seat } from '../catalog/stock';
import { isoDate } from '../clock';
import type { Institution } from '../institution';
import type { JsonObject } from '../json';
import type { MovementData, OperationData, Order } from '../shapes/order';
import type { RequestedLine } from './lines';

/** Type of an operation while its order is open (section 4.3). */
const openTypes = new Map([
  ['SALE', 'PRE_SALE'],
  ['RESERVATION', 'RESERVATION'],
  ['OPTION', 'OPTION'],
]);

/** Adds a line to an open order: its operation, its charges and one movement per unit. */
export function addLine(
  order: Order,
  line: RequestedLine,
  seats: readonly Seat[],
  institution: Institution,
): void {
  const operation = operationOf(order, line, institution);
  order.details.operationDatas.push(operation);
  if (line.product.chargePerTicket > 0) {
    order.details.operationDatas.push(chargesOf(operation, line, institution));
  }
  for (let unit = 0; unit < line.quantity; unit += 1) {
    order.details.movementDatas.push(movementOf(order, operation, line, seats[unit], institution));
  }
}

function operationOf(order: Order, line: RequestedLine, institution: Institution): OperationData {
  const { product, tariff, quantity, amount } = line;
  return {
    operationId: institution.nextId(),
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
    catalogCurrency: structuredClone(catalogCurrency),
    productId: product.id,
    product: product.name,
    productCode: product.code,
    productFamilyType: product.family,
    productFamilySubType: product.subType,
    exchangeable: false,
    resale: false,
    isNominative: false,
    numbered: line.place !== undefined,
    audienceCatId: institution.catalog?.audienceCategoryId,
    audienceSubCategoryId: tariff.id,
    audienceSubCategory: tariff.name,
    comfortVariableValues: {},
    seasonId: institution.catalog?.seasonId,
    season: institution.catalog?.seasonCode,
    seasonCode: institution.catalog?.seasonCode,
    ...placeOf(line, institution),
  };
}

function placeOf(line: RequestedLine, institution: Institution): JsonObject {
  if (!line.place) return { itemId: line.item?.id };
  const { performance, seatCategory } = line.place;
  const { catalog } = institution;
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

function chargesOf(
  operation: OperationData,
  line: RequestedLine,
  institution: Institution,
): OperationData {
  const { chargePerTicket, vatRate } = line.product;
  const totalAmount = chargePerTicket * line.quantity;
  return {
    operationId: institution.nextId(),
    parentOperationId: operation.operationId,
    kind: 'CHARGES',
    type: operation.type,
    fileId: operation.fileId,
    quantity: line.quantity,
    basePrice: chargePerTicket,
    unitPrice: chargePerTicket,
    totalAmount,
    withoutVatTotalAmount: withoutVat(totalAmount, vatRate),
    vatRate,
    catalogCurrency: structuredClone(catalogCurrency),
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
  institution: Institution,
): MovementData {
  return {
    movementId: institution.nextId(),
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

/** `vatRate` is in thousandths of a percent (section 1.6, for operations inferred). */
const withoutVat = (amount: number, vatRate: number): number =>
  Math.round(amount / (1 + vatRate / 100_000));

/** Sets the quantity of an operation after units were taken from it. */
export function setQuantity(operation: OperationData, quantity: number): void {
  operation.quantity = quantity;
  operation.totalAmount = operation.unitPrice * quantity;
  const vatRate = typeof operation.vatRate === 'number' ? operation.vatRate : 0;
  operation.withoutVatTotalAmount = withoutVat(operation.totalAmount, vatRate);
}
