import { aPerformance, aPointOfSale, aPrice, aSeason, anEvent, catalogOf } from './answered';
import { normalized, ofPerformances, ofProducts } from './normalized';

const firstPrices = (prices: unknown) => ofPerformances(aPerformance(21, { prices })).priceLists[0];

describe('what is sold', () => {
  const isOnSale = (season: string, product: string, performance: string) => {
    const ofPerformance = [aPerformance(21, { state: performance })];
    const { products } = normalized({
      catalogData: catalogOf(
        aSeason([anEvent(2, ofPerformance, { state: product })], { state: season }),
      ),
    });
    return products[0]?.performances[0]?.isOnSale ?? 'left out';
  };

  it.each([
    ['RUNNING', 'RUNNING', 'RUNNING', true],
    ['SUSPENDED', 'RUNNING', 'RUNNING', false],
    ['RUNNING', 'SUSPENDED', 'RUNNING', false],
    ['RUNNING', 'RUNNING', 'SUSPENDED', false],
    ['CLOSED', 'RUNNING', 'RUNNING', 'left out'],
    ['RUNNING', 'PREPARING', 'RUNNING', 'left out'],
    ['RUNNING', 'RUNNING', 'CANCELED', 'left out'],
    ['RUNNING', 'RUNNING', 'running', 'left out'],
  ])('in a season %s, as product %s and performance %s: %s', (season, product, performance, is) => {
    expect(isOnSale(season, product, performance)).toBe(is);
  });

  it.each(['SEASONTICKET', 'PACKAGE', 'HOSPITALITY', 'TRANSPORT'])(
    'is no %s, which is sent with all that is inside of it',
    (productFamilyType) => {
      expect(ofProducts(anEvent(2, [aPerformance(21)], { productFamilyType })).products).toEqual(
        [],
      );
    },
  );

  it('is reserved as the point of sale says of the family, and of its subtype first', () => {
    const families = [
      { productFamilyType: 'SINGLE_ENTRY', reservable: true, directOption: true },
      {
        productFamilyType: 'SINGLE_ENTRY',
        productFamilySubType: 'VISIT',
        reservable: false,
        directOption: true,
      },
    ];
    const { products } = normalized({
      posConfigData: aPointOfSale({ productFamilies: families }),
      catalogData: catalogOf(
        aSeason([
          anEvent(2, [aPerformance(21)]),
          anEvent(3, [aPerformance(31)], { productFamilySubType: 'VISIT' }),
        ]),
      ),
    });
    expect(products).toMatchObject([
      { isReservable: true, isOptionable: true },
      { isReservable: false, isOptionable: true },
    ]);
  });

  it('shows a performance of two overlapping seasons once', () => {
    const twice = anEvent(2, [aPerformance(21)]);
    const own = anEvent(2, [aPerformance(21), aPerformance(22)]);
    const { products } = normalized({
      catalogData: catalogOf(aSeason([twice]), aSeason([own], { id: 5, code: 'S27' })),
    });
    expect(
      products.map(({ performances, seasonId }) => [seasonId, performances.map(({ id }) => id)]),
    ).toEqual([
      ['1', ['21']],
      ['5', ['22']],
    ]);
  });
});

describe('what is odd', () => {
  it.each([
    ['a performance without id', aPerformance(undefined)],
    ['a performance with an id that is none', aPerformance({ id: 1 })],
    ['a performance without start', aPerformance(22, { start: null })],
    ['a performance at a time without zone', aPerformance(22, { start: '2026-05-20T20:15:00' })],
    ['a performance in a state that is not sold', aPerformance(22, { state: 'PREPARING' })],
    ['no performance at all', 'gone'],
    ['nothing', null],
  ])('is left out: %s', (_what, odd) => {
    const { products } = ofPerformances(odd, aPerformance(21));
    expect(products[0]?.performances.map(({ id }) => id)).toEqual(['21']);
  });

  it.each([
    ['without id', anEvent(null, [aPerformance(31)])],
    ['without family', anEvent(3, [aPerformance(31)], { productFamilyType: null })],
    ['of which nothing can be chosen', anEvent(3, [])],
    ['without event', anEvent(3, [], { event: 7 })],
    ['that is a text', 'product'],
  ])('is left out: a product %s', (_what, odd) => {
    const { products } = ofProducts(odd, anEvent(2, [aPerformance(21)]));
    expect(products.map(({ id }) => id)).toEqual(['2']);
  });

  it.each([
    ['of a tariff that is not known', aPrice(51, 49, 1000)],
    ['of a seat category that is not known', aPrice(59, 41, 1000)],
    ['without amount', aPrice(51, 42, null)],
    ['below zero', aPrice(51, 42, -1)],
    ['in fractions of a thousandth', aPrice(51, 42, 10.5)],
    ['beyond what a number tells exactly', aPrice(51, 42, '90071992547409930')],
    ['of a tariff that has one', aPrice(51, 41, 99)],
    ['that is none', 12],
  ])('is left out: a price %s', (_what, odd) => {
    expect(firstPrices([aPrice(51, 41, 80_000), odd])).toMatchObject([{ amount: 80_000 }]);
  });

  it('takes a free ticket, amounts and ids as texts, and one object for a list', () => {
    const price = { seatCatId: '51', audSubCatId: '41', amount: '0' };
    expect(firstPrices(price)).toMatchObject([{ seatCategoryId: '51', amount: 0 }]);
  });

  it('leaves no season without products, and nothing where there is nothing', () => {
    expect(normalized({ catalogData: {} })).toMatchObject({ seasons: [], products: [] });
    expect(normalized({ catalogData: catalogOf(aSeason(null), null, 3) }).seasons).toEqual([]);
  });
});
