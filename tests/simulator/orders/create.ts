import { BusinessError } from '../business-error';
import { type Catalog, ORDER_ABANDON_DELAY_MINUTES } from '../catalog/model';
import type { SeatBlock } from '../catalog/stock';
import { isoDate } from '../clock';
import type { Institution } from '../institution';
import { flagOf, type JsonObject, numberOf, objectOf, objectsOf, textOf } from '../json';
import {
  orderTypeOf,
  type MovementData,
  type OperationData,
  type Order,
  type OrderType,
} from '../shapes/order';
import { type RequestedLine, requestedLines } from './lines';
import { addLine } from './operation';
import { addResumed, ordersToResume, type ResumedKind } from './resume';

/**
 * The order types that can be created here (S-360 has more: refunds, exchanges, renewals).
 */
const creatable: readonly OrderType[] = [
  'SALE',
  'RESERVATION',
  'OPTION',
  'RESERVATION_FREEING',
  'OPTION_FREEING',
];

const ABANDON_DELAY_MS = ORDER_ABANDON_DELAY_MINUTES * 60_000;

/** The validated request. After this only a lack of places can cause a failure. */
interface OrderRequest {
  known: Order | undefined;
  orderType: OrderType;
  fileId: number | undefined;
  purchaser: string | undefined;
  lines: RequestedLine[];
  resumed: Order[];
}

/**
 * createOrUpdateOrder: opens an order, or adds to an open
 * one by `orderId`. Either all lines are accepted or none.
 */
export function createOrUpdateOrder(request: JsonObject, institution: Institution): JsonObject {
  const asked = readRequest(request, institution);
  checkAvailability(asked, institution);
  const order = asked.known ?? institution.orders.open(asked.orderType, asked.fileId);
  const { details } = order;
  details.contactReference = asked.purchaser ?? details.contactReference;
  details.externalReference = textOf(request, 'externalReference') ?? details.externalReference;
  details.orderOriginData = objectOf(request, 'origin') ?? details.orderOriginData;
  describeSale(order, institution);
  const operationsBefore = details.operationDatas.length;
  const movementsBefore = details.movementDatas.length;
  for (const resumed of asked.resumed) addResumed(order, resumed, institution);
  for (const line of asked.lines)
    addLine(order, line, takeSeats(order, line, institution), institution);
  details.expirationDate = isoDate(institution.clock.now() + ABANDON_DELAY_MS);
  institution.orders.changed(order);
  return updateResult(
    order,
    details.operationDatas.slice(operationsBefore),
    details.movementDatas.slice(movementsBefore),
  );
}

/** OrderUpdateResult with OrderUpdateData. */
export function updateResult(
  order: Order,
  operationDataUpdates: OperationData[],
  movementDataUpdates: MovementData[],
  removed: { operationIds: number[]; movementIds: number[] } = {
    operationIds: [],
    movementIds: [],
  },
): JsonObject {
  const { orderId, orderSecretId, orderState, generatedContiguities, orderOriginData } =
    order.details;
  const { catalogCurrency } = order.details;
  return {
    expectedException: false,
    orderUpdateData: {
      orderId,
      orderSecretId,
      orderState,
      mainOperationId: operationDataUpdates[0]?.operationId,
      operationDataUpdates,
      movementDataUpdates,
      removeOperationIds: removed.operationIds,
      removeMovementIds: removed.movementIds,
      generatedContiguities,
      generatedContactQualities: {},
      origin: orderOriginData,
      catalogCurrency,
    },
  };
}

function readRequest(request: JsonObject, institution: Institution): OrderRequest {
  const catalog = institution.requireCatalog();
  if (numberOf(request, 'pointOfSalesId') !== catalog.pointOfSalesId) {
    throw new BusinessError('error.order.pointofsales');
  }
  const known =
    numberOf(request, 'orderId') === undefined ? undefined : openOrder(request, institution);
  const named = textOf(request, 'orderType') ?? known?.details.orderType ?? 'SALE';
  const orderType = orderTypeOf(named);
  if (
    !orderType ||
    !creatable.includes(orderType) ||
    (known && known.details.orderType !== orderType)
  ) {
    throw new BusinessError('error.order.type');
  }
  const fileId = known?.fileId ?? numberOf(request, 'fileId');
  if (fileId !== undefined && !institution.orders.hasFile(fileId)) {
    throw new BusinessError('error.file.unknown');
  }
  const resumed = resumedBy(request, orderType, fileId, institution);
  const lines = requestedLines(request, catalog, institution);
  if (!known && lines.length + resumed.length === 0) {
    throw new BusinessError('error.order.operation.missing');
  }
  const purchaser = purchaserOf(request, institution) ?? resumed[0]?.details.contactReference;
  if (orderType !== 'SALE' && !(purchaser ?? known?.details.contactReference)) {
    throw new BusinessError('error.order.purchaser.missing');
  }
  return { known, orderType, fileId, purchaser, lines, resumed };
}

/** The open order in a request. */
export function openOrder(request: JsonObject, institution: Institution): Order {
  const order = institution.orders.requested(request);
  if (order.details.orderState !== 'OPEN') throw new BusinessError('error.order.state');
  return order;
}

/** The contact number of the first purchaser, who must be known. */
export function purchaserOf(request: JsonObject, institution: Institution): string | undefined {
  const purchaser = objectOf(request, 'purchaserInfo') ?? objectsOf(request, 'purchasersInfo')[0];
  const contactReference = purchaser && textOf(purchaser, 'contactReference');
  if (contactReference === undefined) return undefined;
  if (institution.behaviour.now.pos.contactFileAccess === 'refused') {
    throw new BusinessError('error.order.contact.access');
  }
  const contact = institution.contactOf(contactReference);
  if (!contact) throw new BusinessError('error.contact.unknown');
  return contact.contactNumber;
}

function resumedBy(
  request: JsonObject,
  orderType: string,
  fileId: number | undefined,
  institution: Institution,
): Order[] {
  const isFreeing = orderType.endsWith('_FREEING');
  const kinds: ResumedKind[] = [];
  if (isFreeing) kinds.push(orderType === 'OPTION_FREEING' ? 'OPTION' : 'RESERVATION');
  else {
    if (flagOf(request, 'isResumeAllReservationOperations')) kinds.push('RESERVATION');
    if (flagOf(request, 'isResumeAllOptionOperations')) kinds.push('OPTION');
  }
  // Up to 1_16 both flags are mandatory, so `true` on an order of a new file requests nothing.
  if (kinds.length === 0 || (fileId === undefined && !isFreeing)) return [];
  const resumed = kinds.flatMap((kind) => ordersToResume(kind, fileId, institution));
  if (resumed.length === 0) throw new BusinessError('error.order.resume.none');
  return resumed;
}

/** An option takes no places; everything else needs them, including the purchase of an option. */
function checkAvailability(asked: OrderRequest, institution: Institution): void {
  const wanted = new Map<string, { block: SeatBlock; quantity: number }>();
  const want = (block: SeatBlock, quantity: number): void => {
    const key = `${block.performanceId}/${block.seatCategoryId}`;
    wanted.set(key, { block, quantity: (wanted.get(key)?.quantity ?? 0) + quantity });
  };
  if (asked.orderType !== 'OPTION') {
    for (const { place, quantity } of asked.lines) {
      if (place) want(blockOf(place.performance.id, place.seatCategory.id), quantity);
    }
  }
  for (const { details } of asked.orderType === 'SALE' ? asked.resumed : []) {
    if (details.orderType !== 'OPTION') continue;
    for (const { performanceId, seatCategoryId, quantity, kind } of details.operationDatas) {
      if (kind !== 'CHARGES' && performanceId !== undefined && seatCategoryId !== undefined) {
        want(blockOf(performanceId, seatCategoryId), quantity);
      }
    }
  }
  for (const { block, quantity } of wanted.values()) {
    if (institution.stock.left(block) < quantity) {
      throw new BusinessError('error.order.availability');
    }
  }
}

const blockOf = (performanceId: number, seatCategoryId: number): SeatBlock => ({
  performanceId,
  seatCategoryId,
});

function takeSeats(order: Order, line: RequestedLine, institution: Institution) {
  if (!line.place || order.details.orderType === 'OPTION') return [];
  const block = blockOf(line.place.performance.id, line.place.seatCategory.id);
  return institution.stock.take(block, line.quantity);
}

/** Where and by whom an order is created. */
export function describeSale(order: Order, institution: Institution): void {
  const { details } = order;
  const catalog: Catalog | undefined = institution.catalog;
  details.salesChannelCode = 'API';
  details.salesChannelType = 'BOXOFFICE';
  details.salesChannelName = { translations: [{ locale: 'en', value: 'API' }] };
  details.organizationCode = institution.code.toUpperCase();
  details.organizationName = { translations: [{ locale: 'en', value: institution.name }] };
  details.multicurrency = false;
  details.catalogCurrency = { ...institution.currency };
  details.userInserted ??= institution.operator;
  details.userUpdated = institution.operator;
  details.posNum = '472';
  details.pointOfSalesId = catalog?.pointOfSalesId;
  details.pointOfSalesCode = 'CRM';
  details.pointOfSalesName = 'CRM';
}
