import { isDeepStrictEqual } from 'node:util';
import {
  anyAnswer,
  departuresIn,
  isDocumentedError,
  isInventedCode,
  SERVICES,
  webhooks,
  type Members,
  type Service,
} from '../../../server/src/s360/interface';
import { isObject, objectsOf, type JsonObject, type JsonValue } from '../../simulator/json';
import { call, control, receiver, simulator, stopAll } from './client';
import { bodyOf, forbiddenBodies } from './described-bodies';
import { DESCRIBED, methodsOf, pathOf, unlimited } from './described';
import { create, seats, shop, type Shop } from './shop';

afterEach(stopAll);

test('the simulator refuses by no code that is neither documented nor listed as invented', async () => {
  const started = await simulator({ limits: unlimited, contacts: 3 });
  const seen = new Set<string>();
  for (const { method, name, service } of methodsOf(DESCRIBED)) {
    const { request } = method;
    for (const body of [{}, bodyOf(request), ...forbiddenBodies(request)]) {
      const { json } = await call(started, pathOf(service, name), body);
      if (typeof json.statusDetail === 'string') seen.add(json.statusDetail);
    }
  }
  const unknown = [...seen].filter((code) => !isDocumentedError(code) && !isInventedCode(code));
  expect(unknown).toEqual([]);
  expect(seen).toContain('error.contact.unknown');
  expect(seen.size).toBeGreaterThan(50);
});

const departures = (value: JsonValue, members: Members): unknown[] =>
  isObject(value) ? departuresIn(value, members, { isStrict: true }) : ['no object'];

/** One right call of each method that the plugin makes. */
function rightCalls(at: Shop, order: JsonObject, other: JsonObject): Record<string, JsonObject> {
  const { orderId } = order;
  const purchaserInfo = { contactReference: '1001' };
  return {
    getContactData: { contactNumber: '1001' },
    searchContact: { searchCriteria: { contactNumber: '1001' }, details: ['GENERAL'] },
    saveIndividualContactData: { individualContactData: { individualLastname: 'Muster' } },
    saveStructureContactData: { structureContactData: { structureOfficialName: 'Muster' } },
    createOrUpdateOrder: seats(at, 2),
    createPaymentsAndCloseOrder: { ...order, orderType: 'SALE' },
    getOrderDetails: { orderId: orderId ?? null, granularity: 'TICKET' },
    closeOrder: { orderId: other.orderId ?? null, purchaserInfo },
    abandonMovements: other,
    countFilesByCriteria: { culturalContactReference: '1001' },
    isCatalogServiceAlive: {},
    getCatalogDetailed: {},
    getPOSConfig: {},
    getEventAvailability: {
      pointOfSalesId: at.pointOfSalesId,
      performanceIds: [at.plain, at.charged],
      seatCategoryIds: [-1],
    },
    getAvailableShipmentModes: {
      pointOfSalesId: at.pointOfSalesId,
      shipmentContents: 'TICKETS_AND_DOCUMENTS',
    },
  };
}

/** The path and body of a right call, and what it takes: a shop with open orders. */
async function rightCall(
  at: Shop,
  service: Service,
  method: string,
): Promise<[string, JsonObject]> {
  const paid = await create(at, seats(at, 1));
  const open = await create(at, seats(at, 2));
  const [line] = Array.isArray(paid.data.operationDataUpdates)
    ? paid.data.operationDataUpdates
    : [];
  const pos = await call(at.started, pathOf({ ...service, ...CATALOG }, 'getPOSConfig'));
  const methods = isObject(pos.json.posConfigData) ? pos.json.posConfigData.paymentMethods : [];
  const [paymentMethod] = Array.isArray(methods) ? methods.filter(isObject) : [];
  const payments = [
    {
      amount: (isObject(line) ? line.totalAmount : undefined) ?? 0,
      paymentMethodId: paymentMethod?.id ?? 0,
    },
  ];
  const bodies = rightCalls(
    at,
    { orderId: paid.orderId, payments },
    { orderId: open.orderId, movementIds: open.movementIds.slice(0, 1) },
  );
  const body = bodies[method];
  if (!body) throw new Error(`There is no right call of ${method}.`);
  return [pathOf(service, method), method === 'closeOrder' ? closing(body) : body];
}

/** Everything that has changed in S-360; what a request is counted as is none of it. */
async function stateOf({ started }: Shop): Promise<JsonObject> {
  const { json } = await control(started, 'GET state');
  return { ...objectsOf(json, 'institutions')[0], nextRequestId: null };
}

const CATALOG = { module: 'tnseb', name: 'catalogService', version: '1_33' } as const;
const closing = ({ orderId, purchaserInfo }: JsonObject): JsonObject => ({
  orderId,
  purchaserInfo,
});

describe('an answer of the simulator', () => {
  test.each(methodsOf(SERVICES))(
    'to $name has nothing that the description lacks',
    async ({ method, name, service }) => {
      const at = await shop();
      const { json } = await call(at.started, ...(await rightCall(at, service, name)));
      expect(json.statusCode).toBe('success');
      expect(departures(json, { ...anyAnswer, ...method.answer })).toEqual([]);
    },
  );

  test.each(methodsOf(SERVICES))(
    'to $name follows a change if that is its effect, and else none',
    async ({ method, name, service }) => {
      const at = await shop();
      const right = await rightCall(at, service, name);
      const before = await stateOf(at);
      await call(at.started, ...right);
      const effect = isDeepStrictEqual(await stateOf(at), before) ? 'reads' : 'changes';
      expect(effect).toBe(method.effect);
    },
  );
});

describe('a webhook of the simulator', () => {
  test.each(['contacts', 'orders'] as const)('of %s sends what is described', async (stream) => {
    const target = await receiver();
    const started = await simulator({ contacts: 60, orders: 60 });
    await control(started, 'POST myvenue/webhooks', { [stream]: { url: target.url } });
    await control(started, 'POST myvenue/announce', { [stream]: true });
    await control(started, 'POST myvenue/cycle');
    const items = target.received.flatMap(({ body }): JsonValue[] => JSON.parse(body));
    expect(items.length).toBeGreaterThan(40);
    expect(items.flatMap((item) => departures(item, webhooks[stream].item))).toEqual([]);
  });
});
