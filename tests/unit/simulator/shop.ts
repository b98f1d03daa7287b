import type { Simulator } from '../../simulator/index';
import { type JsonObject, numberOf, objectsOf, textOf } from '../../simulator/json';
import { at, callSales, control, type Reply, simulator } from './client';

/** A simulator without limits for catalog and availability, and the products it sells. */
export interface Shop {
  started: Simulator;
  pointOfSalesId: number;
  /** A performance with charges on its tickets, and one without. */
  charged: number;
  plain: number;
  seatCategoryId: number;
  audienceSubCategoryId: number;
  itemId: number;
}

export async function shop(now?: () => number): Promise<Shop> {
  const limits = { catalogPerTenMinutes: null, availabilityPerMinute: null };
  const started = await simulator({ limits }, { now });
  const catalog = (await callSales(started, 'getCatalogDetailed')).json;
  const products = objectsOf(at(catalog, 'catalogData', 'seasons', 0), 'products');
  const product = (code: string): JsonObject =>
    products.find((candidate) => textOf(candidate, 'code') === code) ?? {};
  const performance = at(product('BARB'), 'event', 'performances', 0);
  const price = at(performance, 'prices', 0);
  const pos = (await callSales(started, 'getPOSConfig')).json;
  return {
    started,
    pointOfSalesId: idOf(at(pos, 'posConfigData'), 'posId'),
    charged: idOf(performance, 'id'),
    plain: idOf(at(product('FLAM'), 'event', 'performances', 0), 'id'),
    seatCategoryId: idOf(price, 'seatCatId'),
    audienceSubCategoryId: idOf(price, 'audSubCatId'),
    itemId: idOf(at(product('PASS'), 'pass', 'items', 0), 'itemId'),
  };
}

export const idOf = (source: JsonObject, element: string): number =>
  numberOf(source, element) ?? Number.NaN;

/** The body of createOrUpdateOrder for seats of one performance. */
export const seats = (
  { pointOfSalesId, plain, seatCategoryId, audienceSubCategoryId }: Shop,
  quantity: number,
  more: JsonObject = {},
  performanceId = plain,
): JsonObject => ({
  pointOfSalesId,
  orderType: 'SALE',
  purchasersInfo: [{ contactReference: '1001' }],
  singleEntryAttributionOperations: [
    {
      operationAttributions: [{ audienceSubCategoryId, quantity, performanceId, seatCategoryId }],
      preferedAreas: [],
    },
  ],
  ...more,
});

export interface Created {
  reply: Reply;
  data: JsonObject;
  orderId: number;
  fileId: number;
  movementIds: number[];
}

export async function create(shopped: Shop, body: JsonObject): Promise<Created> {
  const reply = await callSales(shopped.started, 'createOrUpdateOrder', body);
  const data = at(reply.json, 'orderUpdateData');
  return {
    reply,
    data,
    orderId: idOf(data, 'orderId'),
    fileId: idOf(at(data, 'operationDataUpdates', 0), 'fileId'),
    movementIds: objectsOf(data, 'movementDataUpdates').map((one) => idOf(one, 'movementId')),
  };
}

export const details = async ({ started }: Shop, orderId: number): Promise<JsonObject> =>
  at((await callSales(started, 'getOrderDetails', { orderId })).json, 'orderDetailsData');

export const close = ({ started }: Shop, orderId: number): Promise<Reply> =>
  callSales(started, 'closeOrder', {
    orderId,
    purchaserInfo: { contactReference: '1001' },
    generateBarCodes: true,
    maxWaitingTime: 0,
  });

/** The places left for the performance without charges in the seat category of the shop. */
export async function left(shopped: Shop): Promise<number> {
  const { started, pointOfSalesId, plain, seatCategoryId } = shopped;
  const reply = await callSales(started, 'getEventAvailability', {
    pointOfSalesId,
    performanceIds: [plain],
    seatCategoryIds: [seatCategoryId],
  });
  const performance = at(
    at(reply.json, 'eventAvailabilityData', 'eventAvailabilities', 0),
    'performanceAvailabilities',
    0,
  );
  return idOf(at(performance, 'seatCategoryAvailabilities', 0), 'availability');
}

export const setLeft = ({ started, plain, seatCategoryId }: Shop, places: number): Promise<Reply> =>
  control(started, 'POST myvenue/stock', { performanceId: plain, seatCategoryId, left: places });
