import { objectsOf } from '../../simulator/json';
import { at, callSales, control, receiver, simulator, stopAll } from './client';
import { close, create, details, idOf, seats, shop } from './shop';

afterEach(stopAll);

test('the simulator sends closed and abandoned orders to the webhook, but not open ones', async () => {
  const venue = await shop();
  const target = await receiver();
  await control(venue.started, 'POST myvenue/webhooks', {
    orders: { url: target.url, bucketSize: 50 },
  });
  const sale = await create(venue, seats(venue, 1, { externalReference: 'CRM-1' }));
  const given = await create(venue, seats(venue, 1));
  expect((await control(venue.started, 'POST myvenue/cycle')).json.payloads).toEqual([]);
  await close(venue, sale.orderId);
  await callSales(venue.started, 'abandonMovements', {
    orderId: given.orderId,
    movementIds: given.movementIds,
  });
  expect((await control(venue.started, 'POST myvenue/cycle')).json.payloads).toEqual([
    { stream: 'orders', items: 2, status: 200 },
  ]);
  expect(JSON.parse(target.received[0]?.body ?? '')).toMatchObject([
    {
      orderDetailGranularity: 'TICKET',
      orderDetailsData: {
        orderId: sale.orderId,
        orderState: 'CLOSED',
        externalReference: 'CRM-1',
        contactReference: '1001',
        operationDatas: [{ type: 'SALE' }],
        movementDatas: [{ type: 'SEAT' }],
        movementTicketDatas: [],
      },
      shipments: [],
    },
    { orderDetailsData: { orderId: given.orderId, orderState: 'ABANDONED' } },
  ]);
});

test('the simulator omits movements and tickets according to the granularity', async () => {
  const venue = await shop();
  const { orderId } = await create(venue, seats(venue, 1));
  const read = async (granularity: string) =>
    at(
      (await callSales(venue.started, 'getOrderDetails', { orderId, granularity })).json,
      'orderDetailsData',
    );
  expect(await read('OPERATION')).not.toHaveProperty('movementDatas');
  expect(await read('MOVEMENT')).toHaveProperty('movementDatas');
  expect(await read('MOVEMENT')).not.toHaveProperty('movementTicketDatas');
  expect(await read('TICKET')).toHaveProperty('movementTicketDatas');
});

test('the simulator lets an operator create and finalize an order, with amounts added up unless given', async () => {
  const venue = await shop();
  const made = await control(venue.started, 'POST myvenue/orders', {
    contactReference: '1002',
    operationDatas: [{ product: 'Gala', quantity: 2, unitPrice: 5000 }],
  });
  expect(made.json).toMatchObject({ orderState: 'OPEN', preSaleAmount: 10_000 });
  const orderId = idOf(made.json, 'orderId');
  const operation = at(made.json, 'operationDatas', 0);
  const finalized = await control(venue.started, 'POST myvenue/orders', {
    orderId,
    orderState: 'CLOSED',
    operationDatas: [{ operationId: idOf(operation, 'operationId'), quantity: 3 }],
  });
  expect(finalized.json).toMatchObject({
    orderState: 'CLOSED',
    saleAmount: 15_000,
    operationDatas: [{ quantity: 3, type: 'SALE', product: 'Gala' }],
  });
  expect((await control(venue.started, `GET myvenue/orders/${orderId}`)).json).toEqual(
    finalized.json,
  );
  expect((await control(venue.started, 'GET myvenue/orders/1')).status).toBe(404);
});

test('the simulator stores external references with an order', async () => {
  const venue = await shop();
  const { orderId } = await create(venue, seats(venue, 1));
  const kind = { id: orderId, externalReferenceKind: 'ORDER' };
  const write = (key: string, value: string) =>
    callSales(venue.started, 'updateExternalReferences', {
      ...kind,
      externalReference: [{ key, value }],
    });
  await write('a', '1');
  await write('b', '2');
  await write('a', '3');
  expect((await callSales(venue.started, 'getExternalReference', kind)).json).toMatchObject({
    externalReferences: {
      id: orderId,
      externalReferences: [
        { key: 'b', value: '2' },
        { key: 'a', value: '3' },
      ],
    },
  });
});

test('the simulator counts the files of a contact in a period with countFilesByCriteria', async () => {
  const venue = await shop();
  await create(venue, seats(venue, 1));
  await create(venue, seats(venue, 1, { purchasersInfo: [{ contactReference: '1002' }] }));
  const count = async (more: Record<string, string>) =>
    (await callSales(venue.started, 'countFilesByCriteria', { ...more })).json.count;
  expect(await count({ culturalContactReference: '1001' })).toBe(1);
  expect(await count({})).toBe(2);
  const endDate = new Date(Date.now() - 60_000).toISOString();
  expect(await count({ culturalContactReference: '1001', endDate })).toBe(0);
});

test('the simulator lists the products of the catalog page by page through the setup service', async () => {
  const venue = await shop();
  const seasons = await callSales(venue.started, 'listSeasons');
  const seasonId = idOf(at(seasons.json, 'seasons', 0), 'id');
  const search = async (more: Record<string, number>) =>
    objectsOf(
      (
        await callSales(venue.started, 'searchProductsByCriteria', {
          searchProductsCriteria: { seasonIds: [seasonId], productFamilyTypes: ['SINGLE_ENTRY'] },
          granularity: 'COMPLETE',
          ...more,
        })
      ).json,
      'products',
    ).map(({ code }) => code);
  expect(await search({ minIndex: 0, nbMaxResults: 100 })).toEqual([
    'BARB',
    'FLAM',
    'DERBY',
    'LATE',
  ]);
  expect(await search({ minIndex: 1, nbMaxResults: 2 })).toEqual(['FLAM', 'DERBY']);
});

test('the simulator finalizes seeded orders, assigns them to contacts, and sends them only when announced', async () => {
  const started = await simulator({ contacts: 10, orders: 30 });
  const rows = (await control(started, 'GET myvenue/orders')).rows;
  expect(rows).toHaveLength(30);
  for (const order of rows) {
    expect(['CLOSED', 'ABANDONED']).toContain(order.orderState);
    if (order.contactReference === undefined) continue;
    const contact = `GET myvenue/contacts/${String(order.contactReference)}`;
    expect((await control(started, contact)).status).toBe(200);
  }
  expect((await control(started, 'POST myvenue/announce', {})).json.waiting).toBe(0);
  expect((await control(started, 'POST myvenue/announce', { orders: true })).json.waiting).toBe(30);
});

test('the simulator keeps orders and places after a restart', async () => {
  const venue = await shop();
  const { orderId } = await create(venue, seats(venue, 1));
  const initialState = JSON.parse((await control(venue.started, 'GET state')).text);
  const again = { ...venue, started: await simulator({}, { initialState }) };
  expect(await details(again, orderId)).toEqual(await details(venue, orderId));
  const next = await create(again, seats(again, 1));
  expect(next.orderId).toBe(orderId + 1);
  expect(at(next.data, 'movementDataUpdates', 0)).toMatchObject({ row: 'A', seatNumber: '2' });
});
