import type { Order } from '../../simulator/shapes/order';
import { count, DAY_MS, linesOf, NOW, ordersOf, venue } from './seeded';

describe('the simulator’s seeded files', () => {
  const institution = venue();
  const orders = ordersOf(institution);
  const ofType = (pattern: RegExp): Order[] =>
    orders.filter(({ details }) => pattern.test(details.orderType));
  const earlierOf = (order: Order): Order[] =>
    institution.orders
      .ofFile(order.fileId)
      .filter(({ details }) => details.orderId < order.details.orderId);
  const placesOf = ({ details }: Order): string[] =>
    details.movementDatas.map((movement) => {
      const line = details.operationDatas.find(
        ({ operationId }) => operationId === movement.operationId,
      );
      return [line?.productId, line?.performanceId, movement.seatId].join('/');
    });

  test('contain refunds of earlier sales of the same file', () => {
    const refunds = ofType(/^REFUND/);
    expect(refunds.length).toBeGreaterThanOrEqual(20);
    for (const refund of refunds) {
      const [sale, ...others] = earlierOf(refund);
      expect(others).toEqual([]);
      expect(sale?.details).toMatchObject({ orderType: 'SALE', orderState: 'CLOSED' });
      expect(sale?.details.contactReference).toBe(refund.details.contactReference);
      expect(sale && placesOf(sale)).toEqual(expect.arrayContaining(placesOf(refund)));
      expect(-refund.details.saleAmount).toBeLessThanOrEqual(sale?.details.saleAmount ?? 0);
    }
    const partial = refunds.filter(
      (refund) => -refund.details.saleAmount < (earlierOf(refund)[0]?.details.saleAmount ?? 0),
    );
    expect(partial.length).toBeGreaterThan(0);
    expect(partial.length).toBeLessThan(refunds.length);
  });

  test('contain exchanges that return sold items and give others', () => {
    const exchanges = ofType(/^EXCHANGE/);
    const files = new Set(exchanges.map(({ fileId }) => fileId));
    expect(files.size).toBeGreaterThanOrEqual(8);
    for (const file of files) {
      const [returned, taken, ...more] = exchanges.filter(({ fileId }) => fileId === file);
      expect(more).toEqual([]);
      expect(returned?.details.orderType).toBe(taken?.details.orderType);
      const [sale] = returned ? earlierOf(returned) : [];
      expect(returned?.details.saleAmount).toBe(0 - (sale?.details.saleAmount ?? NaN));
      expect(taken?.details.saleAmount).toBeGreaterThanOrEqual(0);
      expect(returned && placesOf(returned)).toEqual(sale && placesOf(sale));
    }
  });

  test('contain reservations and options that are bought, released, open or expired within three weeks', () => {
    const held = ofType(/^(RESERVATION|OPTION)$/);
    const ends = count(held, ({ details, fileId, isSpent }) => {
      const [, end] = institution.orders.ofFile(fileId);
      if (!end) {
        const daysLeft = (Date.parse(details.expirationDate ?? '') - NOW) / DAY_MS;
        expect(daysLeft).toBeGreaterThan(0);
        expect(daysLeft).toBeLessThan(21);
        expect(isSpent).toBe(false);
        return 'stands';
      }
      expect(isSpent).toBe(true);
      expect(end.resumes).toEqual([details.orderId]);
      expect(end.details.movementDatas.every(({ resumed }) => resumed)).toBe(true);
      return end.details.orderType;
    });
    expect(Object.keys(ends).sort()).toEqual([
      'OPTION_FREEING',
      'RESERVATION_FREEING',
      'SALE',
      'stands',
    ]);
  });

  test('contain free transfers of season tickets to another contact', () => {
    const transfers = ofType(/^ST_TRANSFER$/);
    expect(transfers.length).toBeGreaterThan(0);
    for (const transfer of transfers) {
      expect(earlierOf(transfer)[0]?.details.orderType).toBe('RENEWAL');
      expect(transfer.details.saleAmount).toBe(0);
      expect(linesOf([transfer]).some(({ kind }) => kind === 'COMPOSED_PRODUCT')).toBe(true);
    }
  });

  test('never contain the same seat of a performance twice', () => {
    const files = new Map<string, Set<number>>();
    for (const { details, fileId } of orders) {
      for (const movement of details.movementDatas) {
        if (movement.seatId === undefined) continue;
        const line = details.operationDatas.find(
          ({ operationId }) => operationId === movement.operationId,
        );
        const seat = [line?.performanceId, line?.seatCategoryId, movement.seatId].join('/');
        files.set(seat, (files.get(seat) ?? new Set()).add(fileId));
      }
    }
    expect(files.size).toBeGreaterThan(500);
    expect([...files.values()].filter(({ size }) => size > 1)).toEqual([]);
  });
});
