import { objectsOf } from '../../simulator/json';
import type { BehaviourChange } from '../../simulator';
import { at, callSales, control, receiver, stopAll } from './client';
import { close, create, details, idOf, seats, shop, type Shop } from './shop';

afterEach(stopAll);

async function wrongShop(behaviour: BehaviourChange): Promise<Shop> {
  const venue = await shop();
  venue.started.institution('myvenue')?.behaviour.change(JSON.parse(JSON.stringify(behaviour)));
  return venue;
}

async function pricesOf({ started }: Shop, code: string) {
  const catalog = (await callSales(started, 'getCatalogDetailed')).json;
  const products = objectsOf(at(catalog, 'catalogData', 'seasons', 0), 'products');
  const product = products.find((one) => one.code === code) ?? {};
  const performance = at(product, 'event', 'performances', 0);
  return {
    prices: objectsOf(performance, 'prices'),
    seatCategories: objectsOf(performance, 'seatCategories'),
  };
}

test('the simulator writes order states in the words of the institution', async () => {
  const orderStates = { open: 'IN_WORK', closed: 'FINALIZED', abandoned: 'ABANDONNED' };
  const venue = await wrongShop({ orderStates });
  const { data, orderId } = await create(venue, seats(venue, 1));
  expect(data.orderState).toBe('IN_WORK');
  expect((await close(venue, orderId)).json).toMatchObject({
    orderData: { orderState: 'FINALIZED' },
  });
  expect(await details(venue, orderId)).toMatchObject({ orderState: 'FINALIZED' });
  const given = await create(venue, seats(venue, 1));
  const { movementIds } = given;
  const abandoned = await callSales(venue.started, 'abandonMovements', {
    orderId: given.orderId,
    movementIds,
  });
  expect(at(abandoned.json, 'orderUpdateData').orderState).toBe('ABANDONNED');
  const hook = await receiver();
  await control(venue.started, 'POST myvenue/webhooks', {
    orders: { url: hook.url, bucketSize: 50 },
  });
  await control(venue.started, 'POST myvenue/cycle');
  const told = JSON.parse(hook.received[0]?.body ?? '[]');
  expect(told).toMatchObject([
    { orderDetailsData: { orderState: 'FINALIZED' } },
    { orderDetailsData: { orderState: 'ABANDONNED' } },
  ]);
  const own = await control(venue.started, 'GET myvenue/orders');
  expect(own.rows.map(({ orderState }) => orderState)).toEqual(['CLOSED', 'ABANDONED']);
});

test('the simulator includes charges in gross catalog prices and shows them separately in orders', async () => {
  const venue = await wrongShop({});
  const charges = [{ chargesId: expect.any(Number), amount: 1500 }];
  const net = (await pricesOf(venue, 'BARB')).prices[0];
  expect(net).toMatchObject({ amount: 80_000, chargesAmounts: charges });
  await control(venue.started, 'POST myvenue/behaviour', { catalogPrices: 'gross' });
  const gross = (await pricesOf(venue, 'BARB')).prices[0];
  expect(gross).toMatchObject({ amount: 81_500, chargesAmounts: charges });
  expect((await pricesOf(venue, 'FLAM')).prices[0]).toMatchObject({ chargesAmounts: [] });
  const { orderId } = await create(venue, seats(venue, 2, {}, venue.charged));
  expect(await details(venue, orderId)).toMatchObject({
    preSaleAmount: 163_000,
    operationDatas: [{ unitPrice: 80_000 }, { kind: 'CHARGES', unitPrice: 1500 }],
  });
});

describe('the simulator’s seat categories', () => {
  test('have two ids in prices, and only the first is known elsewhere', async () => {
    const venue = await wrongShop({});
    const { prices, seatCategories } = await pricesOf(venue, 'FLAM');
    const { institutionSeatCatId, seatCatId } = prices[0] ?? {};
    expect(seatCatId).toBe(venue.seatCategoryId);
    expect(institutionSeatCatId).not.toBe(seatCatId);
    expect(seatCategories[0]?.id).toBe(seatCatId);
  });

  test.each([
    ['institutionSeatCatId', 'the catalog has both, and lists them by the first', 'both'],
    ['institutionOnly', 'the catalog has the second alone', 'second'],
  ] as const)('are known by the second id with the form %s: %s', async (form, _what, shown) => {
    const venue = await wrongShop({ seatCategories: form });
    const { prices, seatCategories } = await pricesOf(venue, 'FLAM');
    const { institutionSeatCatId, seatCatId } = prices[0] ?? {};
    expect(seatCatId).toBe(shown === 'both' ? venue.seatCategoryId : null);
    expect(seatCategories[0]?.id).toBe(seatCatId ?? institutionSeatCatId);
    const booked = { ...venue, seatCategoryId: Number(institutionSeatCatId) };
    const { orderId } = await create(booked, seats(booked, 1));
    expect(await details(venue, orderId)).toMatchObject({
      operationDatas: [{ seatCategoryId: institutionSeatCatId }],
      movementDatas: [{ seatCategoryId: institutionSeatCatId }],
    });
    const left = await callSales(venue.started, 'getEventAvailability', {
      pointOfSalesId: venue.pointOfSalesId,
      performanceIds: [venue.plain],
      seatCategoryIds: [institutionSeatCatId ?? null],
    });
    const event = at(left.json, 'eventAvailabilityData', 'eventAvailabilities', 0);
    const performance = at(event, 'performanceAvailabilities', 0);
    expect(performance.seatCategoryAvailabilities).toMatchObject([
      { seatCategoryId: institutionSeatCatId, availability: 119 },
    ]);
    const { reply } = await create(venue, seats(venue, 1));
    expect(reply.json.statusDetail).toBe('error.order.seatcategory.unknown');
  });
});

test('the simulator gives performances no state when prices have only the institution’s id', async () => {
  const statesOf = async (venue: Shop) => {
    const catalog = (await callSales(venue.started, 'getCatalogDetailed')).json;
    const products = objectsOf(at(catalog, 'catalogData', 'seasons', 0), 'products');
    const performances = products.flatMap((one) => objectsOf(at(one, 'event'), 'performances'));
    return [...new Set(performances.map(({ state }) => state))];
  };
  expect(await statesOf(await wrongShop({ seatCategories: 'institutionOnly' }))).toEqual([null]);
  expect(await statesOf(await wrongShop({}))).toContain('RUNNING');
});

test('the simulator ends a reservation exactly at midnight when the expiry is exact', async () => {
  const venue = await wrongShop({ expiry: 'exact' });
  const held = await create(venue, seats(venue, 1, { orderType: 'RESERVATION' }));
  await close(venue, held.orderId);
  const endsAt = Date.parse(String((await details(venue, held.orderId)).expirationDate));
  expect(endsAt % 86_400_000).toBe(0);
  const count = async (): Promise<number> =>
    (await control(venue.started, 'GET myvenue/orders')).rows.length;
  await control(venue.started, 'POST clock', { advanceMs: endsAt - Date.now() - 5000 });
  expect(await count()).toBe(1);
  await control(venue.started, 'POST clock', { advanceMs: 10_000 });
  expect(await count()).toBe(2);
});

test('the simulator includes topics, audience categories, price levels and VAT countries, which real clients read', async () => {
  const venue = await shop();
  const catalog = (await callSales(venue.started, 'getCatalogDetailed')).json;
  const season = at(catalog, 'catalogData', 'seasons', 0);
  expect(season).toMatchObject({
    audienceCategories: [{ secondaryCategory: expect.any(String) }],
    topics: [{ id: expect.any(Number) }],
  });
  const { orderId } = await create(venue, seats(venue, 1));
  const [level] = objectsOf(season, 'priceLevels');
  expect(await details(venue, orderId)).toMatchObject({
    operationDatas: [{ priceLevelId: idOf(level ?? {}, 'id'), vatCountryCode: 'FR' }],
  });
});
