import {
  contactFacts,
  NO_CURRENCY,
  type LineSum,
  type OrderSum,
} from '../../../../server/src/services/orders/facts/sums';

const AT = new Date('2026-06-01T12:00:00Z');
const day = (number: number) => new Date(Date.UTC(2026, 4, number));

const order = (overrides: Partial<OrderSum> = {}): OrderSum => ({
  currencyCode: 'CHF',
  fractionDigits: 2,
  orderType: 'SALE',
  orderState: 'CLOSED',
  orders: 1,
  saleAmount: 40_000n,
  firstAt: day(1),
  lastAt: day(1),
  ...overrides,
});

const line = (overrides: Partial<LineSum> = {}): LineSum => ({
  institution: 'myvenue',
  currencyCode: 'CHF',
  orderType: 'SALE',
  orderState: 'CLOSED',
  orderSign: 1,
  lineSign: 1,
  kind: 'SINGLE_ENTRY',
  isPackage: false,
  productFamilyType: 'SINGLE_ENTRY',
  performanceId: 'p1',
  performanceDate: new Date('2026-07-01T18:00:00Z'),
  quantity: 2,
  magnitude: Math.abs(overrides.quantity ?? 2),
  lastAt: day(1),
  ...overrides,
});

const refundLine = (overrides: Partial<LineSum> = {}): LineSum =>
  line({ orderType: 'REFUND_CLIENT', orderSign: -1, lineSign: -1, ...overrides });

const only = (orders: OrderSum[], lines: LineSum[] = []) => {
  const facts = contactFacts(orders, lines, AT);
  expect(facts).toHaveLength(1);
  return facts[0];
};

describe('the facts of a contact', () => {
  it('are none without orders that count', () => {
    expect(contactFacts([], [], AT)).toEqual([]);
    const notCounting = [
      order({ orderState: 'ABANDONED' }),
      order({ orderType: 'RESERVATION', saleAmount: 0n }),
      order({ orderType: 'OPTION_FREEING', saleAmount: 0n }),
      order({ orderType: 'ST_TRANSFER' }),
    ];
    expect(contactFacts(notCounting, [], AT)).toEqual([]);
  });

  it('are one per currency, each to the last unit', () => {
    const facts = contactFacts(
      [
        order({ saleAmount: 9_007_199_254_740_993n }),
        order({ saleAmount: 2n }),
        order({ currencyCode: 'JPY', fractionDigits: 0, saleAmount: 5_000n }),
        order({ currencyCode: NO_CURRENCY, fractionDigits: null, saleAmount: 1n }),
      ],
      [],
      AT,
    );
    expect(facts).toEqual([
      expect.objectContaining({ currencyCode: 'CHF', spent: 9_007_199_254_740_995n, orders: 2 }),
      expect.objectContaining({ currencyCode: 'JPY', spent: 5_000n, fractionDigits: 0 }),
      expect.objectContaining({ currencyCode: NO_CURRENCY, spent: 1n, fractionDigits: null }),
    ]);
  });

  it('count sales and renewals as purchases, with the first and the last of them', () => {
    const sums = [
      order({ firstAt: day(3), lastAt: day(9) }),
      order({ orderType: 'RENEWAL', firstAt: day(2), lastAt: day(4), orders: 3 }),
      order({ orderType: 'REFUND_CLIENT', firstAt: day(1), lastAt: day(20), saleAmount: -1n }),
    ];
    expect(only(sums)).toMatchObject({
      orders: 4,
      spent: 80_000n,
      refunded: 1n,
      firstPurchaseAt: day(2),
      lastPurchaseAt: day(9),
    });
  });

  it('take a refund as refunded whichever sign its amount has', () => {
    const sums = [
      order({ orderType: 'REFUND_CLIENT', saleAmount: -300n }),
      order({ orderType: 'REFUND_ORGANIZATION', saleAmount: 40n }),
    ];
    expect(only(sums)).toMatchObject({ orders: 0, spent: 0n, refunded: 340n });
  });

  it('take an exchange by the sign of its amount', () => {
    const exchanges = [
      order({ orderType: 'EXCHANGE_CLIENT', saleAmount: 500n }),
      order({ orderType: 'EXCHANGE_ORGANIZATION', saleAmount: -70n }),
      order({ orderType: 'EXCHANGE_CLIENT', saleAmount: 0n }),
    ];
    expect(only(exchanges)).toMatchObject({ orders: 1, spent: 500n, refunded: 70n });
  });

  it('leave charges and packages that have parts out of the tickets', () => {
    const lines = [
      line({ isPackage: true, productFamilyType: 'PACKAGE', quantity: 1 }),
      line({ quantity: 3 }),
      line({ kind: 'CHARGES', quantity: 3 }),
    ];
    expect(only([order()], lines)).toMatchObject({ tickets: 3 });
  });

  it('take the tickets of a refund off, whichever sign they have', () => {
    const lines = [
      line({ quantity: 5 }),
      refundLine({ quantity: 1 }),
      refundLine({ quantity: -2, magnitude: 2 }),
    ];
    expect(only([order()], lines)).toMatchObject({ tickets: 2 });
  });

  it('take and give tickets in an exchange by the sign of each line', () => {
    const exchanged = { orderType: 'EXCHANGE_CLIENT', orderSign: 0 } as const;
    const lines = [
      line({ quantity: 2 }),
      line({ ...exchanged, lineSign: -1, quantity: 2 }),
      line({ ...exchanged, performanceId: 'p2', performanceDate: day(62), quantity: 2 }),
    ];
    expect(only([order()], lines)).toMatchObject({ tickets: 2, nextPerformanceAt: day(62) });
  });

  it('know the earliest performance to come of which something is left', () => {
    const lines = [
      line({ performanceId: 'past', performanceDate: day(20) }),
      line({ performanceId: 'now', performanceDate: AT }),
      line({ performanceId: 'refunded', performanceDate: day(40) }),
      refundLine({ performanceId: 'refunded', performanceDate: day(40) }),
      line({ performanceId: 'next', performanceDate: day(50) }),
      line({ performanceId: 'later', performanceDate: day(60) }),
    ];
    expect(only([order()], lines)).toMatchObject({ nextPerformanceAt: day(50) });
  });

  it('tell performances of two institutions with the same id apart', () => {
    const lines = [
      line({ performanceDate: day(50) }),
      refundLine({ institution: 'museum', performanceDate: day(50) }),
    ];
    expect(only([order()], lines)).toMatchObject({ nextPerformanceAt: day(50) });
  });

  it('know a moved performance by what the latest order says', () => {
    const lines = [
      line({ performanceDate: day(45), lastAt: day(2), quantity: 1 }),
      line({ performanceDate: day(70), lastAt: day(1), quantity: 1 }),
    ];
    expect(only([order()], lines)).toMatchObject({ nextPerformanceAt: day(45) });
    expect(only([order()], [...lines].reverse())).toMatchObject({ nextPerformanceAt: day(45) });
  });

  it('name the family with most units left, the first by name of several', () => {
    const lines = [
      line({ productFamilyType: 'SEASONTICKET', quantity: 6 }),
      refundLine({ productFamilyType: 'SEASONTICKET', quantity: 4 }),
      line({ productFamilyType: 'SINGLE_ENTRY', quantity: 3 }),
      line({ productFamilyType: 'GOODS', quantity: 3 }),
      line({ productFamilyType: null, quantity: 9 }),
    ];
    expect(only([order()], lines)).toMatchObject({ favouriteProductFamily: 'GOODS' });
    expect(only([order()])).toMatchObject({ favouriteProductFamily: null });
  });
});
