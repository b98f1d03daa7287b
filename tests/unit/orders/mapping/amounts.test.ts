import { orderDetails, readItem, snapshotOf } from '../../../helpers/orders/read-item';

const UNTYPED = { saleAmount: 0, reservationAmount: 0, optionAmount: 0, orderType: undefined };

describe('the amounts of an order', () => {
  it.each<[string, unknown]>([
    ['a text with decimals', '78.00'],
    ['an object', { amount: 78_000 }],
    ['a list', [78_000]],
    ['a fraction', 78.5],
    ['a number beyond what JSON keeps exactly', 2 ** 60],
    ['no number', NaN],
    ['a flag', true],
    ['words', 'free'],
  ])('have the whole order refused when one of them is %s', (_what, unreadable) => {
    const line = { operationId: 1, quantity: 1 };
    for (const [changes, names] of [
      [{ saleAmount: unreadable }, 'saleAmount'],
      [{ saleAmount: unreadable, optionAmount: unreadable }, 'saleAmount, optionAmount'],
      [{ operationDatas: [{ ...line, totalAmount: unreadable }] }, 'totalAmount'],
      [{ operationDatas: [line, { ...line, unitPrice: unreadable }] }, 'unitPrice'],
    ] as const) {
      expect(readItem(orderDetails(changes))).toMatchObject({
        kind: 'unusable',
        reasons: [{ code: 'amountsUnreadable', values: { names } }],
      });
    }
  });

  it.each([[undefined], [null], [''], [' ']])('are nothing when they are %p', (saleAmount) => {
    expect(snapshotOf(orderDetails({ saleAmount }))).toMatchObject({ saleAmount: 0n });
  });

  it('are read exactly, as numbers or digits', () => {
    expect(
      snapshotOf(orderDetails({ saleAmount: '123456789012345678', optionAmount: -5 })),
    ).toMatchObject({
      saleAmount: 123456789012345678n,
      optionAmount: -5n,
    });
  });

  it.each([
    [{ saleAmount: 40_000 }, 'SALE'],
    [{ reservationAmount: 50_000 }, 'RESERVATION'],
    [{ optionAmount: 50_000 }, 'OPTION'],
  ])('tell its type where it names none and has only one of them: %j', (amounts, type) => {
    expect(snapshotOf(orderDetails({ ...UNTYPED, ...amounts })).orderType).toBe(type);
  });

  it.each([[{}], [{ saleAmount: 1, reservationAmount: 1 }], [{ saleAmount: -1 }]])(
    'leave it open, so that it is pulled: %j',
    (amounts) => {
      expect(readItem(orderDetails({ ...UNTYPED, ...amounts }))).toMatchObject({
        kind: 'orderIdOnly',
      });
    },
  );
});
