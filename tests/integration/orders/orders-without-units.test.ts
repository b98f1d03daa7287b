import { objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

describe('an order received without its units', () => {
  const scene = sceneForAll();

  type Details = Record<string, unknown>;
  const details = (orderId: number, changes: Details = {}): Details => ({
    orderId,
    orderType: 'SALE',
    orderState: 'CLOSED',
    saleAmount: 20000,
    catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
    operationDatas: [{ operationId: orderId + 1, quantity: 2, totalAmount: 20000 }],
    ...changes,
  });
  const movementDatas = (orderId: number) => [
    { movementId: orderId + 3, operationId: orderId + 1, row: 'C', contactReference: '777' },
    { movementId: orderId + 4, operationId: orderId + 1, row: 'D', contactReference: '778' },
  ];
  const inFull = (orderId: number, changes: Details = {}) => ({
    orderDetailGranularity: 'TICKET',
    orderDetailsData: { ...details(orderId, changes), movementDatas: movementDatas(orderId) },
  });
  const byOperations = (orderId: number, changes: Details = {}) => ({
    orderDetailGranularity: 'OPERATION',
    orderDetailsData: details(orderId, changes),
  });
  const delivers = async (...items: object[]) => {
    expect((await scene.deliversOrders(items)).status).toBe(200);
    await scene.settled();
    return objectAt((await scene.crm.deliveries({ stream: 'orders' })).at(-1));
  };
  const rowsOf = async (operationId: number) => {
    const [stored] = await scene.crm.orderLines({ operationId: String(operationId) });
    const { seats } = objectAt(stored);
    const shown = typeof seats === 'string' ? (JSON.parse(seats) as unknown) : seats;
    return Array.isArray(shown) ? shown.map((seat) => objectAt(seat).row) : shown;
  };
  const stored = async (orderId: number) =>
    objectAt(await scene.crm.orders({ orderId: String(orderId) }), 0);
  const holdersOf = async (orderId: number) => {
    const { documentId } = await stored(orderId);
    const holders = await scene.crm.orderHolders({ orderDocumentId: documentId });
    return holders.map(({ contactReference }) => contactReference).sort();
  };

  it('keeps its units, their holders and the fuller payload', async () => {
    await delivers(inFull(1000));
    const before = await stored(1000);
    expect(await delivers(byOperations(1000))).toMatchObject({ unchanged: 1 });
    expect(await rowsOf(1001)).toEqual(['C', 'D']);
    expect(await holdersOf(1000)).toEqual(['777', '778']);
    expect(await stored(1000)).toEqual(before);
  });

  it('adopts units that arrive later, without a pull', async () => {
    await scene.s360().forgetCalls();
    await delivers(byOperations(2000));
    expect(await rowsOf(2001)).toBeNull();
    expect(await delivers(inFull(2000))).toMatchObject({ applied: 1 });
    expect(await rowsOf(2001)).toEqual(['C', 'D']);
    expect(await holdersOf(2000)).toEqual(['777', '778']);
    expect(await scene.s360().calls('getOrderDetails')).toEqual([]);
  });

  it('keeps units within one delivery, whichever item comes first', async () => {
    await delivers(inFull(3000), byOperations(3000), byOperations(4000), inFull(4000));
    expect(await rowsOf(3001)).toEqual(['C', 'D']);
    expect(await rowsOf(4001)).toEqual(['C', 'D']);
  });

  it('keeps its units through a change of state, and leads to a pull for the current ones', async () => {
    const { orderId: id } = await scene.s360().orders({
      orderState: 'CLOSED',
      operationDatas: [{ quantity: 1, unitPrice: 7000, product: 'True' }],
    });
    await scene.s360().forgetCalls();
    const orderId = Number(id);
    await delivers(inFull(orderId, { orderState: 'OPEN' }));
    await delivers(byOperations(orderId));
    expect(await stored(orderId)).toMatchObject({ orderState: 'CLOSED', summary: '1 × True' });
    expect(await scene.s360().calls('getOrderDetails')).toHaveLength(1);
    await scene.agreed();
  });
});
