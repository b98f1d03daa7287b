import type { Simulator } from '../../simulator/index';
import { isObject, type JsonObject, textOf } from '../../simulator/json';
import { at, callContact, callSales, control, receiver, simulator, stopAll } from './client';

afterEach(stopAll);

const DAY_MS = 86_400_000;

/** The items of the payloads that a receiver got, in order. */
const itemsOf = (received: { body: string }[]): JsonObject[] =>
  received.flatMap(({ body }) => {
    const items: unknown = JSON.parse(body);
    return Array.isArray(items) ? items.filter(isObject) : [];
  });

async function pointed(options: { contacts: number; orders: number }) {
  const started = await simulator(options);
  const [contacts, orders] = [await receiver(), await receiver()];
  const sizes = { batchSize: 500, bucketSize: 50 };
  await control(started, 'POST myvenue/webhooks', {
    contacts: { url: contacts.url, ...sizes },
    orders: { url: orders.url, ...sizes },
  });
  return { started, contacts, orders };
}

const rowsOf = async (started: Simulator, path: string): Promise<JsonObject[]> =>
  (await control(started, `GET myvenue/${path}`)).rows;

test('the simulator sends seeded orders in cycles, the oldest first, once they are announced', async () => {
  const { started, orders } = await pointed({ contacts: 40, orders: 700 });
  expect((await control(started, 'POST myvenue/cycle')).json.payloads).toEqual([]);
  await control(started, 'POST myvenue/announce', { orders: true });
  const first = (await control(started, 'POST myvenue/cycle')).json;
  expect(first.waiting).toBe(200);
  expect(first.payloads).toHaveLength(10);
  expect((await control(started, 'POST myvenue/cycle')).json.waiting).toBe(0);
  const told = itemsOf(orders.received).map((item) => at(item, 'orderDetailsData'));
  expect(told).toEqual(await rowsOf(started, 'orders'));
});

test('the simulator sends a few contacts only after one of their orders in a first load of both', async () => {
  const { started, contacts, orders } = await pointed({ contacts: 200, orders: 400 });
  await control(started, 'POST myvenue/announce', { contacts: true, orders: true });
  await control(started, 'POST myvenue/cycle');
  const numbersTold = () => itemsOf(contacts.received).map((one) => textOf(one, 'contactNumber'));
  const early = new Set(numbersTold());
  const late = (await rowsOf(started, 'contacts'))
    .filter(({ contactNumber, guest }) => guest !== true && !early.has(String(contactNumber)))
    .map((contact) => textOf(contact, 'contactNumber'));
  expect(late).toHaveLength(4);
  const purchasers = itemsOf(orders.received).map((item) =>
    textOf(at(item, 'orderDetailsData'), 'contactReference'),
  );
  expect(purchasers).toEqual(expect.arrayContaining(late));
  await control(started, 'POST myvenue/cycle');
  expect(numbersTold().slice(early.size)).toEqual(late);
});

test('the simulator lets guests buy and be read, but sends them in no first load', async () => {
  const { started, contacts } = await pointed({ contacts: 200, orders: 400 });
  await control(started, 'POST myvenue/announce', { contacts: true });
  await control(started, 'POST myvenue/cycle');
  const guests = (await rowsOf(started, 'contacts')).filter(({ guest }) => guest === true);
  expect(guests).toHaveLength(2);
  const told = itemsOf(contacts.received);
  expect(told).toHaveLength(200);
  const buyers = (await rowsOf(started, 'orders')).map((order) =>
    textOf(order, 'contactReference'),
  );
  for (const { contactNumber = '' } of guests) {
    expect(told.map((contact) => contact.contactNumber)).not.toContain(contactNumber);
    expect(buyers).toContain(contactNumber);
    const read = await callContact(started, 'getContactData', {
      contactNumber,
      details: ['GENERAL'],
    });
    expect(read.json).toMatchObject({ statusCode: 'success', contactNumber });
  }
});

test('the simulator sends a seeded order that changes, and keeps the change after a restart', async () => {
  const { started, orders } = await pointed({ contacts: 20, orders: 100 });
  const [changed, referenced] = await rowsOf(started, 'orders');
  const orderId = changed?.orderId ?? 0;
  await control(started, 'POST myvenue/orders', { orderId, externalReference: 'CRM-1' });
  const reference = { id: referenced?.orderId ?? 0, externalReferenceKind: 'ORDER' };
  await callSales(started, 'updateExternalReferences', {
    ...reference,
    externalReference: [{ key: 'a', value: '1' }],
  });
  await control(started, 'POST myvenue/cycle');
  expect(itemsOf(orders.received)).toMatchObject([
    { orderDetailsData: { orderId, externalReference: 'CRM-1' } },
  ]);
  const initialState = JSON.parse((await control(started, 'GET state')).text);
  const again = await simulator({ contacts: 20, orders: 100 }, { initialState });
  expect(await rowsOf(again, 'orders')).toEqual(await rowsOf(started, 'orders'));
  expect((await callSales(again, 'getExternalReference', reference)).json).toMatchObject({
    externalReferences: { externalReferences: [{ key: 'a', value: '1' }] },
  });
  const made = await control(again, 'POST myvenue/orders', { orderType: 'SALE' });
  expect(made.json.orderId).toBe(454_200);
});

test('the simulator releases an expired seeded reservation with an order of its file, and sends that order', async () => {
  const { started, orders } = await pointed({ contacts: 20, orders: 100 });
  await control(started, 'POST clock', { advanceMs: 30 * DAY_MS });
  const rows = await rowsOf(started, 'orders');
  const released = rows.slice(100);
  expect(released.length).toBeGreaterThan(0);
  for (const row of released) {
    expect(row).toMatchObject({ orderState: 'CLOSED', orderOriginator: 'BATCH' });
    const fileId = at(row, 'operationDatas', 0).fileId;
    const file = await callSales(started, 'getFileDetails', { fileId });
    expect(at(file.json, 'fileDetailsData').fileState).toBe('CANCELED');
  }
  await control(started, 'POST myvenue/cycle');
  expect(itemsOf(orders.received)).toHaveLength(released.length);
});

test('the simulator lets an operator set the expiry of a reservation', async () => {
  const { started } = await pointed({ contacts: 20, orders: 0 });
  const expirationDate = new Date(Date.now() + 2 * DAY_MS).toISOString();
  const made = await control(started, 'POST myvenue/orders', {
    orderType: 'RESERVATION',
    orderState: 'CLOSED',
    expirationDate,
    operationDatas: [{ product: 'Gala', unitPrice: 5000 }],
  });
  expect(made.json).toMatchObject({ orderState: 'CLOSED', expirationDate });
  await control(started, 'POST clock', { advanceMs: 3 * DAY_MS });
  expect((await rowsOf(started, 'orders')).map(({ orderType }) => orderType)).toEqual([
    'RESERVATION',
    'RESERVATION_FREEING',
  ]);
});
