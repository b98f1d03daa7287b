import {
  addOrders,
  summariesOf as tallied,
  NO_CURRENCY,
  type CountedLine,
  type CountedOrder,
  type OrderTally,
} from '../../../../server/src/orders/summaries/sums';

const AT = new Date('2026-06-01T12:00:00Z');
const day = (number: number) => new Date(Date.UTC(2026, 4, number));

interface Sold {
  order: CountedOrder;
  lines: CountedLine[];
}

let numbers = 0;

const line = (overrides: Partial<CountedLine> = {}): CountedLine => ({
  orderDocumentId: '',
  operationId: String((numbers += 1)),
  parentOperationId: null,
  kind: 'SINGLE_ENTRY',
  quantity: 2,
  totalSign: 1,
  productFamilyType: 'SINGLE_ENTRY',
  performanceId: 'p1',
  performanceDate: new Date('2026-07-01T18:00:00Z'),
  ...overrides,
});

function sale(overrides: Partial<CountedOrder> = {}, lines: CountedLine[] = []): Sold {
  const documentId = String((numbers += 1));
  const order: CountedOrder = {
    documentId,
    institution: 'myvenue',
    currencyCode: 'CHF',
    fractionDigits: 2,
    orderType: 'SALE',
    orderState: 'CLOSED',
    saleAmount: 40_000n,
    creationDateTime: day(1),
    ...overrides,
  };
  return { order, lines: lines.map((one) => ({ ...one, orderDocumentId: documentId })) };
}

const refund = (lines: CountedLine[]) =>
  sale({ orderType: 'REFUND_CLIENT', saleAmount: -10_000n }, lines);

function add(tally: OrderTally, sold: readonly Sold[]): void {
  const lines = sold.flatMap((one) => one.lines);
  addOrders(
    tally,
    sold.map(({ order }) => order),
    (documentId) => lines.filter(({ orderDocumentId }) => orderDocumentId === documentId),
  );
}

function summariesOf(...parts: readonly Sold[][]) {
  const tally: OrderTally = new Map();
  for (const part of parts) add(tally, part);
  return tallied(tally, AT);
}

function only(...sold: Sold[]) {
  const summaries = summariesOf(sold);
  expect(summaries).toHaveLength(1);
  return summaries[0];
}

describe('the purchase summaries of a contact', () => {
  it('are absent without orders that count', () => {
    expect(summariesOf([])).toEqual([]);
    const notCounting = [
      sale({ orderState: 'ABANDONED' }),
      sale({ orderType: 'RESERVATION', saleAmount: 0n }),
      sale({ orderType: 'OPTION_FREEING', saleAmount: 0n }),
      sale({ orderType: 'ST_TRANSFER' }),
    ];
    expect(summariesOf(notCounting)).toEqual([]);
  });

  it('are the same whether orders are added in parts or all at once', () => {
    const moved = new Date('2026-07-03T18:00:00Z');
    const sold = [
      sale({}, [line(), line({ kind: 'CHARGES' })]),
      refund([line({ quantity: 1 })]),
      sale({ currencyCode: 'EUR' }, [line({ productFamilyType: 'GOODS', performanceDate: null })]),
      sale({ creationDateTime: day(3) }, [line({ performanceDate: moved })]),
    ];
    const atOnce = summariesOf(sold);
    expect(atOnce).toMatchObject([{ tickets: 3, nextPerformanceAt: moved }, { tickets: 2 }]);
    for (const parts of [sold.map((one) => [one]), [sold.slice(0, 2), sold.slice(2)]]) {
      expect(summariesOf(...parts)).toEqual(atOnce);
    }
  });

  it('are separate per currency and exact to the last unit', () => {
    const summaries = summariesOf([
      sale({ saleAmount: 9_007_199_254_740_993n }),
      sale({ saleAmount: 2n }),
      sale({ currencyCode: 'JPY', fractionDigits: 0, saleAmount: 5_000n }),
      sale({ currencyCode: NO_CURRENCY, fractionDigits: null, saleAmount: 1n }),
    ]);
    expect(summaries).toEqual([
      expect.objectContaining({ currencyCode: 'CHF', spent: 9_007_199_254_740_995n, orders: 2 }),
      expect.objectContaining({ currencyCode: 'JPY', spent: 5_000n, fractionDigits: 0 }),
      expect.objectContaining({ currencyCode: NO_CURRENCY, spent: 1n, fractionDigits: null }),
    ]);
  });

  it('count sales and renewals as purchases, with the first and last date', () => {
    const summary = only(
      sale({ creationDateTime: day(3) }),
      sale({ creationDateTime: null }),
      sale({ orderType: 'RENEWAL', creationDateTime: day(2) }),
      sale({ creationDateTime: day(9) }),
      sale({ orderType: 'REFUND_CLIENT', creationDateTime: day(20), saleAmount: -1n }),
    );
    expect(summary).toMatchObject({
      orders: 4,
      spent: 160_000n,
      refunded: 1n,
      firstPurchaseAt: day(2),
      lastPurchaseAt: day(9),
    });
  });

  it('count a refund as refunded whatever the sign of its amount', () => {
    const summary = only(
      sale({ orderType: 'REFUND_CLIENT', saleAmount: -300n }),
      sale({ orderType: 'REFUND_ORGANIZATION', saleAmount: 40n }),
    );
    expect(summary).toMatchObject({ orders: 0, spent: 0n, refunded: 340n });
  });

  it('count an exchange by the sign of its amount', () => {
    const summary = only(
      sale({ orderType: 'EXCHANGE_CLIENT', saleAmount: 500n }),
      sale({ orderType: 'EXCHANGE_ORGANIZATION', saleAmount: -70n }),
      sale({ orderType: 'EXCHANGE_CLIENT', saleAmount: 0n }),
    );
    expect(summary).toMatchObject({ orders: 1, spent: 500n, refunded: 70n });
  });

  it('exclude charges and packages with parts from the tickets', () => {
    const lines = [
      line({ operationId: 'package', productFamilyType: 'PACKAGE', quantity: 1 }),
      line({ operationId: 'part', parentOperationId: 'package', quantity: 3 }),
      line({ kind: 'CHARGES', parentOperationId: 'part', quantity: 3 }),
    ];
    expect(only(sale({}, lines))).toMatchObject({ tickets: 3 });
  });

  it('subtract the tickets of a refund whatever their sign', () => {
    const summary = only(
      sale({}, [line({ quantity: 5 })]),
      refund([line({ quantity: 1 }), line({ quantity: -2 })]),
    );
    expect(summary).toMatchObject({ tickets: 2 });
  });

  it('add or subtract tickets of an exchange by the sign of each line', () => {
    const exchange = sale({ orderType: 'EXCHANGE_CLIENT', saleAmount: 0n }, [
      line({ totalSign: -1 }),
      line({ performanceId: 'p2', performanceDate: day(62) }),
    ]);
    const summary = only(sale({}, [line()]), exchange);
    expect(summary).toMatchObject({ tickets: 2, nextPerformanceAt: day(62) });
  });

  it('contain the earliest future performance with remaining tickets', () => {
    const summary = only(
      sale({}, [
        line({ performanceId: 'past', performanceDate: day(20) }),
        line({ performanceId: 'now', performanceDate: AT }),
        line({ performanceId: 'refunded', performanceDate: day(40) }),
        line({ performanceId: 'next', performanceDate: day(50) }),
        line({ performanceId: 'later', performanceDate: day(60) }),
        line({ performanceId: null, performanceDate: null }),
      ]),
      refund([line({ performanceId: 'refunded', performanceDate: day(40) })]),
    );
    expect(summary).toMatchObject({ nextPerformanceAt: day(50) });
  });

  it('distinguish performances of two institutions with the same id', () => {
    const elsewhere = refund([line({ performanceDate: day(50) })]);
    const summary = only(sale({}, [line({ performanceDate: day(50) })]), {
      ...elsewhere,
      order: { ...elsewhere.order, institution: 'museum' },
    });
    expect(summary).toMatchObject({ nextPerformanceAt: day(50) });
  });

  it('use the date of a moved performance from the latest order', () => {
    const before = sale({ creationDateTime: day(1) }, [line({ performanceDate: day(70) })]);
    const after = sale({ creationDateTime: day(2) }, [line({ performanceDate: day(45) })]);
    expect(only(before, after)).toMatchObject({ nextPerformanceAt: day(45) });
    expect(only(after, before)).toMatchObject({ nextPerformanceAt: day(45) });
  });

  it('name the product family with the most remaining units, alphabetically the first of several', () => {
    const sold = sale({}, [
      line({ productFamilyType: 'SEASONTICKET', quantity: 6 }),
      line({ productFamilyType: 'SINGLE_ENTRY', quantity: 3 }),
      line({ productFamilyType: 'GOODS', quantity: 3 }),
      line({ productFamilyType: null, quantity: 9 }),
    ]);
    const back = refund([line({ productFamilyType: 'SEASONTICKET', quantity: 4 })]);
    expect(only(sold, back)).toMatchObject({ favouriteProductFamily: 'GOODS' });
    expect(only(sale())).toMatchObject({ favouriteProductFamily: null });
  });
});

describe('whatever the sequence of a contact’s orders, its purchase summary', () => {
  /** The same for both sequences. */
  function both(one: Sold, other: Sold) {
    const summary = only(one, other);
    expect(only(other, one)).toEqual(summary);
    return summary;
  }

  it('has the first and last date of those that have one', () => {
    expect(
      both(sale({ creationDateTime: day(9) }), sale({ creationDateTime: day(3) })),
    ).toMatchObject({ firstPurchaseAt: day(3), lastPurchaseAt: day(9) });
    expect(
      both(sale({ creationDateTime: null }), sale({ creationDateTime: day(3) })),
    ).toMatchObject({ firstPurchaseAt: day(3), lastPurchaseAt: day(3) });
  });

  it('has the most decimals that one of them has, even one exchanged for the same amount', () => {
    const whole = sale({ fractionDigits: 0 });
    expect(both(whole, sale({ fractionDigits: 2 }))).toMatchObject({ fractionDigits: 2 });
    const even = sale({ orderType: 'EXCHANGE_CLIENT', saleAmount: 0n, fractionDigits: 3 });
    expect(both(whole, even)).toMatchObject({ fractionDigits: 3, orders: 1 });
  });

  it('has the date of a performance from a dated order rather than an undated one', () => {
    const undated = sale({ creationDateTime: null }, [line({ performanceDate: day(70) })]);
    const dated = sale({}, [line({ performanceDate: day(45) })]);
    expect(both(undated, dated)).toMatchObject({ nextPerformanceAt: day(45) });
  });

  it('has the later date of a performance when two orders were made at the same time', () => {
    const first = sale({}, [line({ performanceDate: day(45) })]);
    const second = sale({}, [line({ performanceDate: day(70) })]);
    expect(both(first, second)).toMatchObject({ nextPerformanceAt: day(70) });
    const later = sale({ creationDateTime: day(2) }, [line({ performanceDate: day(45) })]);
    expect(both(later, second)).toMatchObject({ nextPerformanceAt: day(45) });
  });

  it('has the earliest performance and its institution, by name when two begin at once', () => {
    const at = (institution: string, number: number) =>
      sale({ institution }, [line({ performanceDate: day(number) })]);
    expect(both(at('museum', 60), at('opera', 50))).toMatchObject({
      nextPerformanceAt: day(50),
      nextPerformanceInstitution: 'opera',
    });
    expect(both(at('opera', 50), at('museum', 50))).toMatchObject({
      nextPerformanceInstitution: 'museum',
    });
    const over = both(at('opera', 1), at('museum', 2));
    expect(over).toMatchObject({ nextPerformanceAt: null, nextPerformanceInstitution: null });
  });

  it('has the favourite family that is first by name on a tie, and none when all was returned', () => {
    const goods = sale({}, [line({ productFamilyType: 'GOODS' })]);
    expect(both(goods, sale({}, [line()]))).toMatchObject({ favouriteProductFamily: 'GOODS' });
    const returned = refund([line({ productFamilyType: 'GOODS' })]);
    expect(both(goods, returned)).toMatchObject({ favouriteProductFamily: null });
  });
});
