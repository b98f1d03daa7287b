import { objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const ORDERS = 50;
const LINES = 60;
const MEGABYTE = 1_000_000;

describe('a payload of 50 orders with 5 MB', () => {
  const scene = sceneForAll();

  const digits = { currencyCode: 'CHF', fractionDigit: 2, minAmount: 10, symbol: 'CHF' };
  /** As much text as S-360 sends for an operation and its unit in a group order. */
  const remark = 'Group of the cantonal school, please seat together. '.repeat(22);

  function order(orderId: number) {
    const operationIds = Array.from({ length: LINES }, (_, line) => orderId + 1 + 2 * line);
    return {
      orderDetailGranularity: 'TICKET',
      orderDetailsData: {
        orderId,
        orderType: 'SALE',
        orderState: 'CLOSED',
        contactReference: '4711',
        saleAmount: LINES * 10_000,
        catalogCurrency: digits,
        operationDatas: operationIds.map((operationId) => ({
          operationId,
          quantity: 1,
          unitPrice: 10_000,
          totalAmount: 10_000,
          product: 'Hamlet',
          catalogCurrency: digits,
          visitGroupData: { fileRemarks: [remark] },
        })),
        movementDatas: operationIds.map((operationId) => ({
          movementId: operationId + 1,
          operationId,
          row: 'C',
          seatNumber: String(operationId % 100),
          attributionMatch: remark.slice(0, 400),
        })),
      },
    };
  }

  it('is answered with 200 and applied completely', async () => {
    const orders = Array.from({ length: ORDERS }, (_, index) => order(1_000_000 + index * 1000));
    expect(Buffer.byteLength(JSON.stringify(orders))).toBeGreaterThan(5 * MEGABYTE);
    expect((await scene.deliversOrders(orders)).status).toBe(200);
    await scene.settled(60_000);
    const [delivery] = await scene.crm.deliveries({ stream: 'orders' });
    expect(delivery).toMatchObject({ items: ORDERS, applied: ORDERS, quarantined: 0 });
    const stored = await scene.crm.orders({});
    expect(stored).toHaveLength(ORDERS);
    expect(stored.every(({ saleMoney }) => saleMoney === '600.00')).toBe(true);
    expect(await scene.crm.orderLines({})).toHaveLength(ORDERS * LINES);
    const told = stored.map(({ payload }) => JSON.parse(String(objectAt({ payload }).payload)));
    expect(told).toEqual(expect.arrayContaining(orders));
  });
});
