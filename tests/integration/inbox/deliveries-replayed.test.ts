import type { ReplayPlan } from '../../../server/src/contracts';
import { at, objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const TOWNS = ['Aarau', 'Basel', 'Chur', 'Davos', 'Erlach', 'Fribourg', 'Genf', 'Horgen'];

describe('deliveries processed again', () => {
  const sinceLong = { pastData: { ordersCreatedSince: '2024-01-01' } };
  const scene = sceneForAll({ institutions: [{ code: 'myvenue', plugin: sinceLong }] });

  const replay = (body: object) => scene.running().admin('POST', '/s360/deliveries/replay', body);
  const planOf = async (body: object): Promise<ReplayPlan> =>
    objectAt((await replay(body)).body, 'data') as unknown as ReplayPlan;

  /** Has deliveries processed again as a person does: first the plan, then what it says. */
  async function replayed(body: object): Promise<void> {
    const { deliveries, isQueued } = await planOf(body);
    expect(isQueued).toBe(false);
    const done = await replay({ ...body, confirmed: deliveries });
    expect(done.body).toMatchObject({ data: { deliveries, isQueued: true } });
    await scene.settled();
  }

  const idsOf = async (stream: string) =>
    (await scene.crm.deliveries({ stream })).map(({ id }) => Number(id));

  const order = (orderId: number, changes: object = {}) => ({
    orderDetailsData: {
      orderId,
      orderType: 'SALE',
      orderState: 'CLOSED',
      saleAmount: 10000,
      creationDateTime: '2025-03-01T10:00:00.000Z',
      catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
      operationDatas: [
        {
          operationId: orderId + 1,
          quantity: 1,
          unitPrice: 10000,
          totalAmount: 10000,
          product: 'P',
        },
      ],
      ...changes,
    },
  });
  const storedOrder = async (orderId: number) =>
    (await scene.crm.orders({ orderId: String(orderId) }))[0];

  it('are first planned: the plan says how many they are, and changes nothing', async () => {
    await scene.s360().creates({ lastName: 'Planned', email: 'planned@example.com' });
    await scene.agreed();
    await scene.delivers(['not an item']);
    await scene.settled();
    const plan = await planOf({ from: '2020-01-01' });
    expect(plan).toMatchObject({ deliveries: 2, items: 2, quarantined: 1, leftOut: 0 });
    expect(plan.oldest).not.toBeNull();
    expect(await planOf({ from: '2020-01-01', until: '2020-01-02' })).toMatchObject({
      deliveries: 0,
    });
    expect(await planOf({ ids: [999_999] })).toMatchObject({ deliveries: 0, leftOut: 0 });
    expect((await replay({})).status).toBe(400);
    const changed = await replay({ from: '2020-01-01', confirmed: 1 });
    expect(changed.status).toBe(409);
    expect(at(changed.body, 'error', 'details', 'reason', 'code')).toBe('replayChanged');
    expect(await scene.crm.deliveries({ state: 'replay' })).toEqual([]);
  });

  it('leave an item that still cannot be imported once among the items not imported', async () => {
    await replayed({ from: '2020-01-01' });
    const { body } = await scene.running().admin('GET', '/s360/quarantined-items');
    expect(at(body, 'meta', 'pagination', 'total')).toBe(1);
  });

  it('overwrite nothing newer in a contact, neither with a date nor without one', async () => {
    const number = await scene.s360().creates({ lastName: 'Moved', town: 'Zug' });
    await scene.agreed();
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number));
    const townNow = async () => (await scene.crm.contact(String(documentId))).town;
    const first = (await idsOf('contacts')).at(-1);
    await scene.s360().changes(number, { town: 'Bern' });
    await scene.agreed();
    expect(await townNow()).toBe('Bern');
    await replayed({ ids: [first] });
    expect(await townNow()).toBe('Bern');
    for (const town of TOWNS) {
      await scene.s360().changes(number, { town });
      const { dateLastModified: _date, ...undated } = await scene.s360().contact(number);
      await scene.delivers([undated]);
      await scene.settled();
    }
    const ids = await idsOf('contacts');
    await replayed({ ids: ids.slice(-TOWNS.length, -1) });
    expect(await townNow()).toBe('Horgen');
    expect(await scene.crm.valuesFromS360(String(documentId), 'town')).toEqual(['Bern', ...TOWNS]);
    await scene.agreed();
  });

  it('overwrite nothing newer in an order; what is newer is read from S-360', async () => {
    const { orderId } = await scene.s360().orders({
      orderState: 'CLOSED',
      operationDatas: [{ quantity: 1, unitPrice: 7000, product: 'True' }],
    });
    await scene.agreed();
    await scene.deliversOrders([order(Number(orderId), { saleAmount: 1 })]);
    await scene.settled();
    await scene.s360().forgetCalls();
    const other = (await idsOf('orders')).at(-1);
    await replayed({ ids: [other] });
    expect(String((await storedOrder(Number(orderId)))?.saleAmount)).toBe('7000');
    const [delivery] = await scene.crm.deliveries({ id: other });
    expect(delivery).toMatchObject({ state: 'applied', superseded: 1, applied: 0 });
    expect(await scene.s360().calls('getOrderDetails')).toHaveLength(1);
  });

  it('bring what a setting had left out, once the setting is put right', async () => {
    const early = { creationDateTime: '2023-03-01T10:00:00.000Z' };
    await scene.deliversOrders([order(700, early)]);
    await scene.settled();
    expect(await storedOrder(700)).toBeUndefined();
    await scene.strapiStops();
    await scene.strapiStarts({ institutions: [{ code: 'myvenue' }] });
    await replayed({ from: '2020-01-01', institution: 'myvenue', stream: 'orders' });
    expect(await storedOrder(700)).toMatchObject({ orderState: 'CLOSED' });
  });
});
