import { modulesOf } from '../../helpers/strapi/modules';
import { stateWords } from '../../../server/src/orders/state-words';
import { resolveAssumptions } from '../../../server/src/s360/assumptions';
import type { AssumptionsConfiguration } from '../../../server/src/s360/interface';
import { at, listAt, objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

describe('an order that is received again', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { pastData: { ordersCreatedSince: '2024-01-01' } } }],
  });

  type Order = Record<string, unknown> & { orderId: number };
  const line = (operationId: number, changes: Record<string, unknown> = {}) => ({
    operationId,
    quantity: 1,
    unitPrice: 10000,
    totalAmount: 10000,
    product: `Product ${operationId}`,
    ...changes,
  });
  const closed = (orderId: number, changes: Record<string, unknown> = {}): Order => ({
    orderId,
    orderType: 'SALE',
    orderState: 'CLOSED',
    saleAmount: 10000,
    catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
    operationDatas: [line(orderId + 1)],
    ...changes,
  });
  const delivers = async (...items: unknown[]) => {
    const json = items.map((item) => ({ orderDetailsData: item }));
    expect((await scene.deliversOrders(json)).status).toBe(200);
    await scene.settled(30_000);
    const deliveries = await scene.crm.deliveries({ stream: 'orders' });
    return objectAt(deliveries.at(-1));
  };
  const stored = async (orderId: number) =>
    objectAt(await scene.crm.orders({ orderId: String(orderId) }), 0);
  const productsOf = async (orderId: number) => {
    const { documentId } = await stored(orderId);
    const lines = await scene.crm.orderLines({ orderDocumentId: documentId });
    return lines.map(({ product }) => product);
  };
  /** The lines in Strapi’s own relation. */
  const relatedLines = async (orderId: number) =>
    (
      await scene
        .running()
        .strapi.documents('plugin::s360.order-line')
        .findMany({ filters: { order: { orderId: String(orderId), institution: 'myvenue' } } })
    ).length;

  it('changes nothing when it is the same', async () => {
    await delivers(closed(100));
    const before = await stored(100);
    expect(await delivers(closed(100))).toMatchObject({ unchanged: 1, applied: 0 });
    expect(await stored(100)).toEqual(before);
  });

  it('keeps a finalized state against an open one, whichever arrives first', async () => {
    await delivers(closed(200, { orderState: 'OPEN', saleAmount: 0, preSaleAmount: 10000 }));
    expect(await stored(200)).toMatchObject({ orderState: 'OPEN' });
    await delivers(closed(200));
    expect(await delivers(closed(200, { orderState: 'OPEN', saleAmount: 0 }))).toMatchObject({
      superseded: 1,
    });
    expect(await stored(200)).toMatchObject({ orderState: 'CLOSED', saleAmount: '10000' });
    expect(await scene.s360().calls('getOrderDetails')).toEqual([]);
  });

  it('changes, adds and removes its lines', async () => {
    await delivers(closed(300, { orderState: 'OPEN', operationDatas: [line(301), line(302)] }));
    await delivers(closed(300, { operationDatas: [line(302, { product: 'Other' }), line(303)] }));
    expect(await productsOf(300)).toEqual(['Other', 'Product 303']);
    expect(await relatedLines(300)).toBe(2);
    const [changed] = await scene.crm.orderLines({ operationId: '302' });
    const [added] = await scene.crm.orderLines({ operationId: '303' });
    expect(Number(objectAt(changed).id)).toBeLessThan(Number(objectAt(added).id));
  });

  it('with two different finalized states leads to one pull', async () => {
    const truth = await scene.s360().orders({
      orderState: 'CLOSED',
      operationDatas: [{ quantity: 1, unitPrice: 7000, product: 'True' }],
    });
    await scene.agreed();
    await scene.s360().forgetCalls();
    const orderId = Number(truth.orderId);
    await delivers(closed(orderId, { saleAmount: 1 }));
    expect(await stored(orderId)).toMatchObject({ saleAmount: '7000', summary: '1 × True' });
    expect(await productsOf(orderId)).toEqual(['True']);
    expect(await scene.s360().calls('getOrderDetails')).toHaveLength(1);
  });

  it('in the form with only its id is pulled', async () => {
    const { orderId } = await scene.s360().orders({
      orderState: 'CLOSED',
      operationDatas: [{ quantity: 3, unitPrice: 1000, product: 'Named' }],
    });
    const headers = { 'X-S360-Key': 'key-of-the-test' };
    const url = `${scene.running().url}/api/s360/orders/myvenue?orderId=${String(orderId)}`;
    expect((await fetch(url, { headers })).status).toBe(200);
    await scene.settled();
    expect(await stored(Number(orderId))).toMatchObject({ quantity: 3, saleMoney: '3.00' });
  });

  it('without a recognizable id is quarantined, and the other orders are applied', async () => {
    const delivery = await delivers({ orderType: 'SALE' }, closed(400), 'nonsense');
    expect(delivery).toMatchObject({ applied: 1, quarantined: 2 });
    const [item] = await scene.crm.quarantined();
    expect(item?.reasons).toMatchObject([{ code: 'orderIdMissing' }]);
    const rows = await scene.running().admin('GET', '/s360/quarantined-items');
    const { id } = objectAt(rows.body, 'data', 0);
    const again = await scene
      .running()
      .admin('POST', `/s360/quarantined-items/${String(id)}/replay`);
    expect(objectAt(again.body, 'data')).toMatchObject({ outcome: 'quarantined' });
  });

  it.each([
    [450, '78.00'],
    [460, 78.5],
    [470, { amount: 78 }],
  ])(
    'as %i with an amount that cannot be read (%p) is quarantined, and keeps what is stored',
    async (orderId, saleAmount) => {
      await delivers(closed(orderId, { saleAmount: 122_000 }));
      expect(await delivers(closed(orderId, { saleAmount }))).toMatchObject({ quarantined: 1 });
      expect(await stored(orderId)).toMatchObject({ saleAmount: '122000' });
      const items = await scene.crm.quarantined();
      expect(items.at(-1)?.reasons).toMatchObject([{ code: 'amountsUnreadable' }]);
    },
  );

  it('from before the chosen depth is excluded until it is imported', async () => {
    const old = closed(500, { creationDateTime: '2023-05-01T10:00:00.000Z' });
    expect(await delivers(old)).toMatchObject({ excluded: 1, applied: 0 });
    expect(await scene.crm.orders({ orderId: '500' })).toEqual([]);
    const path = '/s360/institutions/myvenue/excluded-items/import';
    await scene.running().admin('POST', path, {});
    await scene.settled();
    expect(await stored(500)).toMatchObject({ orderState: 'CLOSED' });
  });

  it('in another way after it was excluded is no longer waiting for an import', async () => {
    const excluded = async () => {
      const answer = await scene
        .running()
        .admin('GET', '/s360/institutions/myvenue/excluded-items');
      return at(answer.body, 'data', 'count');
    };
    const creationDateTime = '2023-05-01T10:00:00.000Z';
    await delivers(closed(510, { creationDateTime }), closed(520, { creationDateTime }));
    expect(await excluded()).toBe(2);
    expect(await delivers(closed(510))).toMatchObject({ applied: 1 });
    expect(await excluded()).toBe(1);
    // The delivery contains only the id, so the order is pulled.
    await scene.s360().orders({ ...closed(520), creationDateTime: '2025-05-01T10:00:00.000Z' });
    await delivers({ orderId: 520 });
    expect(await stored(520)).toMatchObject({ orderState: 'CLOSED' });
    expect(await excluded()).toBe(0);
  });

  it('at the same moment as others, in any order, ends in one state', async () => {
    const { orderId } = await scene.s360().orders({
      orderState: 'CLOSED',
      operationDatas: [{ quantity: 1, unitPrice: 5000, product: 'Last' }],
    });
    const id = Number(orderId);
    const states = [1, 2, 3, 4].map((saleAmount) => ({
      orderDetailsData: closed(id, { saleAmount }),
    }));
    await Promise.all(states.map((state) => scene.deliversOrders([state, ...states])));
    await scene.agreed();
    expect(await stored(id)).toMatchObject({ saleAmount: '5000' });
    expect(await productsOf(id)).toEqual(['Last']);
    expect(await scene.crm.orders({ orderId: String(id) })).toHaveLength(1);
  });

  it('with a state that would forge log lines is logged without that state', async () => {
    const { strapi } = scene.running();
    const warned = jest.spyOn(strapi.log, 'warn');
    const word = 'X\n[2026-11-27 02:00:00] error: the database is lost';
    await delivers(closed(720, { orderState: word }));
    expect(await stored(720)).toMatchObject({ orderState: word });
    await modulesOf(strapi).alarms.watch();
    const lines = warned.mock.calls.map(([line]) => String(line));
    expect(lines).toContainEqual(expect.stringContaining(`in the state of ${word.length} char`));
    expect(lines.filter((line) => line.includes('database is lost'))).toEqual([]);
    warned.mockRestore();
  });

  it('with an unknown state is reported, and read again once the state is configured', async () => {
    const word = 'CLOTUREE';
    const { strapi } = scene.running();
    await delivers(
      closed(700, { orderState: word, saleAmount: 70000 }),
      closed(710, { orderState: 'closed' }),
    );
    expect(await stored(700)).toMatchObject({ orderState: word, spentAmount: '0' });
    expect(await stored(710)).toMatchObject({ orderState: 'CLOSED', spentAmount: '10000' });
    const alarms = async () => {
      const answer = await scene.running().admin('GET', '/s360/institutions');
      return listAt(answer.body, 'data', 0, 'alarms');
    };
    const told = { kind: 'unknownState', stream: 'orders', word, orders: 1 };
    expect(await alarms()).toContainEqual(told);
    /** A process started with these settings. */
    const startedWith = (orderStates: AssumptionsConfiguration['orderStates']) => {
      const assumptions = resolveAssumptions('myvenue', { orderStates });
      const all = modulesOf(strapi)
        .institutions.all()
        .map((one) => ({ ...one, assumptions, orders: { ...one.orders, assumptions } }));
      return stateWords({
        database: modulesOf(strapi).database,
        institutions: { ...modulesOf(strapi).institutions, all: () => all },
        leases: {
          hold: async (job) => ({ job, fence: 1, heldUntilMs: Infinity }),
          release: async () => undefined,
        },
        store: modulesOf(strapi).orderStore,
        announce: async () => undefined,
        lookAgain: async () => undefined,
        now: () => new Date(),
      });
    };
    expect(await startedWith(undefined).bringUpToDate()).toBe(0);
    const withClosed = startedWith({ closed: [word] });
    expect(await withClosed.bringUpToDate()).toBe(1);
    expect(await stored(700)).toMatchObject({ orderState: 'CLOSED', spentAmount: '70000' });
    expect(await alarms()).not.toContainEqual(told);
    expect(await withClosed.bringUpToDate()).toBe(0);
    // The earlier setting was wrong.
    expect(await startedWith({ abandoned: [word] }).bringUpToDate()).toBe(1);
    expect(await stored(700)).toMatchObject({ orderState: 'ABANDONED', spentAmount: '0' });
    expect(await startedWith({ open: [word] }).bringUpToDate()).toBe(1);
    expect(await stored(700)).toMatchObject({ orderState: 'OPEN' });
    const calls = await scene.s360().calls('getOrderDetails');
    expect(calls.filter(({ body }) => String(body.orderId) === '700')).toEqual([]);
  });

  it('without the credentials of the institution is refused', async () => {
    const answer = await scene.postsOrders({
      json: [closed(600)],
      headers: { 'X-S360-Key': 'no' },
    });
    expect(answer.status).toBe(401);
    expect(await scene.crm.orders({ orderId: '600' })).toEqual([]);
  });
});
