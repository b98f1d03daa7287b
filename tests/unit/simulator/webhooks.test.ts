import { isObject, type JsonObject, type JsonValue, objectOf } from '../../simulator/json';
import { callContact, control, receiver, type Reply, simulator, stopAll } from './client';

afterEach(stopAll);

const items = (body: string | undefined): JsonObject[] => {
  const value: unknown = JSON.parse(body ?? '[]');
  return Array.isArray(value) ? value.filter(isObject) : [];
};
const numbersIn = (body: string | undefined) => items(body).map((item) => item.contactNumber);

/** A simulator whose contact webhook goes to a receiver. */
async function connected(contacts = 20, settings: JsonObject = {}) {
  const target = await receiver();
  const started = await simulator({ contacts });
  const stream = { url: target.url, ...settings };
  const set = (await control(started, 'POST myvenue/webhooks', { contacts: stream })).status;
  expect(set).toBe(200);
  const cycle = async (): Promise<JsonObject> =>
    (await control(started, 'POST myvenue/cycle')).json;
  const change = (contactNumber: string, individualTitle = 'Dr'): Promise<Reply> =>
    control(started, 'POST myvenue/contacts', {
      contactNumber,
      individualContact: { individualTitle },
    });
  return { target, started, cycle, change };
}

test('the simulator sends a change by an operator or the API once, with the values at the cycle', async () => {
  const { target, started, cycle, change } = await connected();
  await change('1001', 'First');
  await callContact(started, 'saveIndividualContactData', {
    individualContactData: { contactNumber: '1001', individualTitle: 'MISS' },
  });
  expect(await cycle()).toEqual({
    payloads: [{ stream: 'contacts', items: 1, status: 200 }],
    waiting: 0,
    dropped: 0,
  });
  const [item] = items(target.received[0]?.body);
  expect(item).toMatchObject({
    contactNumber: '1001',
    individualContact: { individualTitle: 'MISS' },
    addresses: [{ main: true }],
    authorizations: expect.any(Array),
    contactCriteria: expect.any(Array),
  });
  expect(target.received[0]?.headers['content-type']).toBe('application/json');
  expect(await cycle()).toEqual({ payloads: [], waiting: 0, dropped: 0 });
});

test('the simulator sends at most 100 contacts per cycle, one per payload, as documented', async () => {
  const { started, cycle } = await connected(120);
  await control(started, 'POST myvenue/announce', { contacts: true });
  const first = await cycle();
  expect(first.payloads).toEqual(
    Array.from({ length: 100 }, () => ({ stream: 'contacts', items: 1, status: 200 })),
  );
  expect(first.waiting).toBe(20);
});

test('the simulator sends as many contacts per cycle and per payload as it is set to', async () => {
  const sizes = { batchSize: 500, bucketSize: 50 };
  const { target, started, cycle } = await connected(620, sizes);
  await control(started, 'POST myvenue/announce', { contacts: true });
  const first = await cycle();
  expect(first.payloads).toEqual(
    Array.from({ length: 10 }, () => ({ stream: 'contacts', items: 50, status: 200 })),
  );
  expect(first.waiting).toBe(120);
  const second = await cycle();
  expect(second.payloads).toMatchObject([{ items: 50 }, { items: 50 }, { items: 20 }]);
  const told = target.received.flatMap(({ body }) => numbersIn(body));
  expect(new Set(told).size).toBe(620);
});

test.each<[string, JsonObject, string, string | undefined]>([
  ['no credentials', { kind: 'none' }, 'authorization', undefined],
  [
    'basic authentication',
    { kind: 'basic', username: 's360', password: 'pä:ss' },
    'authorization',
    `Basic ${Buffer.from('s360:pä:ss').toString('base64')}`,
  ],
  [
    'an API key',
    { kind: 'apiKey', header: 'X-S360-Key', key: 'simulator-webhook-key' },
    'x-s360-key',
    'simulator-webhook-key',
  ],
])('the simulator authenticates its webhook calls with %s', async (_name, auth, header, value) => {
  const { target, cycle, change } = await connected(20, { auth });
  await change('1001');
  await cycle();
  expect(target.received[0]?.headers[header]).toBe(value);
});

test('the simulator repeats a refused payload byte for byte, and also sends later changes', async () => {
  const { target, cycle, change } = await connected();
  await change('1001', 'Before');
  target.status = 503;
  expect(await cycle()).toMatchObject({ payloads: [{ status: 503 }], waiting: 1 });
  await change('1001', 'After');
  target.status = 200;
  expect(await cycle()).toMatchObject({ payloads: [{ status: 200 }, { status: 200 }], waiting: 0 });
  const [refused, repeated, changed] = target.received.map(({ body }) => body);
  expect(repeated).toBe(refused);
  expect(objectOf(items(changed)[0] ?? {}, 'individualContact')?.individualTitle).toBe('After');
});

test.each([201, 204, 302, 404])(
  'the simulator treats the status %i as a refusal',
  async (status) => {
    const { target, cycle, change } = await connected();
    await change('1001');
    target.status = status;
    expect(await cycle()).toMatchObject({ payloads: [{ status }], waiting: 1 });
  },
);

test('the simulator reports status 0 for an unreachable receiver and drops the payload after 12 attempts', async () => {
  const { started, cycle, change } = await connected();
  await control(started, 'POST myvenue/webhooks', { contacts: { url: 'http://127.0.0.1:1/' } });
  await change('1001');
  for (let tries = 1; tries <= 11; tries += 1) {
    expect(await cycle()).toEqual({
      payloads: [{ stream: 'contacts', items: 1, status: 0 }],
      waiting: 1,
      dropped: 0,
    });
  }
  expect(await cycle()).toMatchObject({ waiting: 0, dropped: 1 });
  expect(await cycle()).toEqual({ payloads: [], waiting: 0, dropped: 0 });
});

test('the simulator changes webhook settings in part', async () => {
  const { target, started, cycle, change } = await connected(20, {
    auth: { kind: 'apiKey', header: 'X-Key', key: 'k' },
  });
  await control(started, 'POST myvenue/webhooks', { contacts: { details: ['GENERAL'] } });
  await change('1001');
  await cycle();
  expect(target.received[0]?.headers['x-key']).toBe('k');
  expect(items(target.received[0]?.body)[0]).not.toHaveProperty('addresses');
  const wrong = { contacts: { auth: { kind: 'digest' } } };
  expect((await control(started, 'POST myvenue/webhooks', wrong)).status).toBe(400);
});

test.each<[string, (body: JsonValue) => void]>([
  ['object', (body) => expect(body).toMatchObject({ contactNumber: '1001', type: 'INDIVIDUAL' })],
  ['bucket', (body) => expect(body).toMatchObject({ bucket: [{ contactNumber: '1001' }] })],
  ['v1', (body) => expect(body).toEqual({ contactNumber: '1001' })],
])('the simulator sends payloads in the form %s', async (form, expectBody) => {
  const { target, cycle, change } = await connected(20, { form });
  await change('1001');
  await cycle();
  expectBody(JSON.parse(target.received[0]?.body ?? ''));
});

test.each([
  ['v1', 'POST', '{"contactNumber":"1001"}'],
  ['v1ByGet', 'GET', ''],
])(
  'the simulator sends the form %s by %s with the number in the URL, and never authenticates',
  async (form, method, body) => {
    const { target, started, cycle, change } = await connected(20, {
      form,
      auth: { kind: 'apiKey', header: 'X-Key', key: 'k' },
    });
    const url = `${target.url}/of/\${contactNumber}`;
    await control(started, 'POST myvenue/webhooks', { contacts: { url } });
    await change('1001');
    await cycle();
    const [received] = target.received;
    expect(received).toMatchObject({ method, url: '/hook/of/1001', body });
    expect(received?.headers).not.toHaveProperty('x-key');
  },
);

test.each([
  ['addresses(isMain).zipCode=12.*', ['1001']],
  ['Addresses(*).Main=true;type=STRUCTURE', []],
  ['IndividualContact.individualTitle=Dr', ['1001', '1002']],
])('the simulator applies the webhook filter %s', async (filter, expected) => {
  const { target, started, cycle } = await connected(20, { filter });
  const save = (contactNumber: string, zipCode: string) =>
    control(started, 'POST myvenue/contacts', {
      contactNumber,
      individualContact: { individualTitle: 'Dr' },
      addresses: [{ main: true, zipCode }],
    });
  await save('1001', '1234');
  await save('1002', '9999');
  await cycle();
  expect(target.received.flatMap(({ body }) => numbersIn(body))).toEqual(expected);
});

test('the simulator runs cycles automatically when configured', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'clearTimeout'] });
  try {
    const target = await receiver();
    const started = await simulator(
      { webhooks: { contacts: { url: target.url }, everyMinutes: 1 } },
      { runCycles: true },
    );
    await control(started, 'POST myvenue/announce', { contacts: ['1002'] });
    jest.advanceTimersByTime(60_000);
    while (target.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(numbersIn(target.received[0]?.body)).toEqual(['1002']);
  } finally {
    jest.useRealTimers();
  }
});
