import { listAt, textAt, objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const DAY_MS = 24 * 60 * 60 * 1000;
const SOON = new Date(Date.now() + 3 * DAY_MS).toISOString();
const A_WEEK_ON = new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10);
const CHF = { currencyCode: 'CHF', fractionDigit: 2 };

let operations = 1000;
const hamlet = (changes: Record<string, unknown> = {}) => ({
  operationId: (operations += 1),
  quantity: 2,
  unitPrice: 20000,
  totalAmount: 40000,
  productId: 162,
  product: 'Hamlet',
  performanceId: 77,
  catalogCurrency: CHF,
  ...changes,
});

describe('a segment evaluated over orders from S-360', () => {
  const scene = sceneForAll();
  beforeAll(async () => {
    const [ada, ben, cleo, dan] = await people('Ada', 'Ben', 'Cleo', 'Dan');
    const orders = [
      order(1, 'SALE', ada, { saleAmount: 43500, operationDatas: [hamlet()] }),
      order(2, 'SALE', ben, { saleAmount: 40000, operationDatas: [hamlet({ fileId: 9 })] }),
      order(3, 'REFUND_CLIENT', ben, {
        saleAmount: -40000,
        operationDatas: [hamlet({ fileId: 9, unitPrice: -20000, totalAmount: -40000 })],
      }),
      order(4, 'RESERVATION', cleo, { operationDatas: [hamlet({ fileId: 10 })] }),
      order(5, 'RESERVATION', dan, { operationDatas: [hamlet({ fileId: 11 })] }),
      order(6, 'RESERVATION_FREEING', dan, { operationDatas: [hamlet({ fileId: 11 })] }),
    ];
    // The contacts are received after their orders.
    expect((await scene.deliversOrders(orders)).status).toBe(200);
    await scene.agreed();
  });

  const people = (...names: string[]): Promise<string[]> =>
    Promise.all(names.map((lastName) => scene.s360().creates({ lastName })));

  const order = (
    orderId: number,
    orderType: string,
    contactReference: string | undefined,
    changes: Record<string, unknown>,
  ) => ({
    orderDetailsData: {
      orderId,
      orderType,
      orderState: 'CLOSED',
      contactReference,
      creationDateTime: new Date(Date.now() - DAY_MS + orderId * 1000).toISOString(),
      saleAmount: 0,
      ...(orderType === 'RESERVATION' && { expirationDate: SOON }),
      ...changes,
    },
  });

  async function who(question: Record<string, string>): Promise<string[]> {
    const query = Object.entries(question)
      .map(([name, value]) => `segment[0][${name}]=${value}`)
      .join('&');
    const list = await scene
      .running()
      .admin('GET', `/content-manager/collection-types/plugin::s360.contact?${query}`);
    expect(list.status).toBe(200);
    return listAt(list.body, 'results')
      .map((contact) => textAt(objectAt(contact), 'lastName') ?? '')
      .sort();
  }

  it('contains the buyers of a product or performance, but nobody who returned it', async () => {
    expect(await who({ kind: 'bought', product: '162' })).toEqual(['Ada']);
    expect(await who({ kind: 'bought', performance: '77' })).toEqual(['Ada']);
    expect(await who({ kind: 'bought', product: '163' })).toEqual([]);
  });

  it('contains contacts who spent more than an amount', async () => {
    expect(await who({ kind: 'spent', currency: 'CHF', over: '40' })).toEqual(['Ada']);
    expect(await who({ kind: 'spent', currency: 'CHF', over: '39.99' })).toEqual(['Ada', 'Ben']);
    expect(await who({ kind: 'spent', currency: 'EUR', over: '1' })).toEqual([]);
  });

  it('contains contacts whose reservation expires soon, but nobody whose reservation was released', async () => {
    expect(await who({ kind: 'expires', until: A_WEEK_ON })).toEqual(['Cleo']);
  });

  it('is right after a payload of 50 orders with 5 MB', async () => {
    const [eve] = await people('Eve');
    const large = Array.from({ length: 50 }, (_none, index) =>
      order(100 + index, 'SALE', eve, {
        saleAmount: 1000,
        operationDatas: [hamlet({ productId: 500, visitGroupData: { note: 'x'.repeat(100_000) } })],
      }),
    );
    expect(JSON.stringify(large).length).toBeGreaterThan(5_000_000);
    expect((await scene.deliversOrders(large)).status).toBe(200);
    await scene.agreed();
    expect(await who({ kind: 'bought', product: '500' })).toEqual(['Eve']);
    expect(await who({ kind: 'spent', currency: 'CHF', over: '49' })).toEqual(['Eve']);
  });
});
