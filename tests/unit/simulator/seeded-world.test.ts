import { numberOf } from '../../simulator/json';
import { DAY_MS, linesOf, NOW, ordersOf, venue } from './seeded';

describe('the simulator’s seeded world', () => {
  test('is the same at each start of a day, and differs between institutions', () => {
    const first = ordersOf(venue());
    expect(ordersOf(venue({}, NOW + 3_600_000))).toEqual(first);
    expect(ordersOf(venue({ code: 'museum' }))).not.toEqual(first);
  });

  test('derives an order from its id alone', () => {
    const orders = ordersOf(venue());
    const other = venue();
    for (const order of orders.toReversed()) {
      expect(other.orders.get(order.details.orderId)).toEqual(order);
    }
  });

  test('sells the performances of the current catalog and leaves half of each seat category', () => {
    const institution = venue({ orders: 5000 });
    const { performances = [] } = institution.requireCatalog().products[0] ?? {};
    const ids = new Set(performances.map(({ id }) => id));
    const sold = linesOf(ordersOf(institution)).filter((line) =>
      ids.has(numberOf(line, 'performanceId') ?? 0),
    );
    expect(sold.length).toBeGreaterThan(10);
    const { seatCategories } = institution.requireCatalog();
    let taken = 0;
    for (const { id: performanceId } of performances) {
      for (const { capacity, id: seatCategoryId } of seatCategories) {
        const left = institution.stock.left({ performanceId, seatCategoryId });
        expect(left).toBeGreaterThanOrEqual(capacity / 2);
        taken += capacity - left;
      }
    }
    expect(taken).toBeGreaterThan(0);
  });

  test('of a mature venue is available at once and has realistic volumes', () => {
    const before = performance.now();
    const institution = venue({ contacts: 100_000, orders: 400_000 });
    expect(performance.now() - before).toBeLessThan(10_000);
    const orders = ordersOf(institution, 200_000, 2000);
    const lines = linesOf(orders);
    const children = lines.filter(({ parentOperationId }) => parentOperationId !== undefined);
    expect(lines.length / 2000).toBeGreaterThan(2.1);
    expect(lines.length / 2000).toBeLessThan(2.5);
    expect(children.length / lines.length).toBeGreaterThan(0.36);
    expect(children.length / lines.length).toBeLessThan(0.44);
    const days =
      (NOW - Date.parse(institution.orders.get(454_100)?.details.creationDateTime ?? '')) / DAY_MS;
    expect(days).toBeGreaterThan(1000);
    expect(institution.orders.due(NOW)).toEqual([]);
    expect(institution.orders.due(NOW + 30 * DAY_MS).length).toBeGreaterThan(300);
  });
});
