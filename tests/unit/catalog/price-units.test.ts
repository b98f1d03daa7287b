import { comparePrices, type PricedLine } from '../../../server/src/catalog/price-units';

const PRICE = 24_000;

const lines = (unitPrices: readonly number[]): PricedLine[] =>
  unitPrices.map((unitPrice, at) => ({
    operationId: String(at),
    orderDocumentId: `order-${at}`,
    performanceId: 'performance',
    seatCategoryId: 'stalls',
    tariffId: 'full',
    unitPrice: BigInt(unitPrice),
  }));

const catalog = (isKnown = true): Parameters<typeof comparePrices>[1] => ({
  performance: (id) =>
    isKnown
      ? {
          product: {
            id: 'product',
            name: {},
            code: 'P',
            seasonId: '1',
            family: 'SINGLE_ENTRY',
            isOnSale: true,
            isReservable: true,
            isOptionable: true,
            performances: [],
            items: [],
          },
          performance: { id, name: null, startsAt: '', place: null, isOnSale: true, priceList: 0 },
        }
      : null,
  priceFor: (_of, { seatCategoryId, tariffId }) => ({
    seatCategoryId,
    tariffId,
    amount: PRICE,
    minQuantity: null,
    maxQuantity: null,
  }),
});

describe('the prices of orders beside those of the catalog', () => {
  it.each([
    ['ten times as high', PRICE * 10, 10],
    ['in whole units instead of thousandths', PRICE / 1_000, 1_000],
    ['in hundredths instead of thousandths', PRICE / 10, 10],
  ])('are odd at the first order if they are %s', (_what, unitPrice, factor) => {
    const { compared, odd } = comparePrices(lines([unitPrice]), catalog());
    expect(compared).toBe(1);
    expect(odd).toMatchObject({ factor, inCatalog: BigInt(PRICE), lines: 1 });
    expect(odd?.line.unitPrice).toBe(BigInt(unitPrice));
  });

  it.each([
    ['equal', [PRICE, PRICE]],
    ['a reduction', [PRICE / 2, PRICE - 1_000]],
    ['free', [0]],
    ['one price entered by hand among equal ones', [PRICE, PRICE * 10]],
  ])('are in order if they are %s', (_what, unitPrices) => {
    const { compared, odd } = comparePrices(lines(unitPrices), catalog());
    expect([compared, odd]).toEqual([unitPrices.length, null]);
  });

  it('are not compared for what the catalog does not have', () => {
    expect(comparePrices(lines([PRICE * 10]), catalog(false))).toEqual({ compared: 0, odd: null });
  });
});
