import { aPerformance, aPointOfSale, aPrice, aSeason, anEvent, catalogOf } from './answered';
import { normalized, ofPerformances, ofProducts } from './normalized';

const firstPrices = (prices: unknown) => ofPerformances(aPerformance(21, { prices })).priceLists[0];

describe('a performance in the catalog', () => {
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
  ])(
    'with season %s, product %s and performance %s is on sale: %s',
    (season, product, performance, is) => {
      expect(isOnSale(season, product, performance)).toBe(is);
    },
  );

  it.each(['SEASONTICKET', 'PACKAGE', 'HOSPITALITY', 'TRANSPORT'])(
    'of the family %s is left out, as bookings cannot contain its parts',
    (productFamilyType) => {
      expect(ofProducts(anEvent(2, [aPerformance(21)], { productFamilyType })).products).toEqual(
        [],
      );
    },
  );

  it('can be reserved as the point of sale says for its subtype, otherwise for its family', () => {
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

  it('in two overlapping seasons is listed once', () => {
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

describe('an invalid part of the catalog', () => {
  it.each([
    ['a performance without an id', aPerformance(undefined)],
    ['a performance with an invalid id', aPerformance({ id: 1 })],
    ['a performance without a start', aPerformance(22, { start: null })],
    [
      'a performance with a start without a time zone',
      aPerformance(22, { start: '2026-05-20T20:15:00' }),
    ],
    ['a performance in a state without sales', aPerformance(22, { state: 'PREPARING' })],
    ['not an object', 'gone'],
    ['null', null],
  ])('is left out when it is %s', (_what, odd) => {
    const { products } = ofPerformances(odd, aPerformance(21));
    expect(products[0]?.performances.map(({ id }) => id)).toEqual(['21']);
  });

  it.each([
    ['without an id', anEvent(null, [aPerformance(31)])],
    ['without a family', anEvent(3, [aPerformance(31)], { productFamilyType: null })],
    ['with nothing to choose from', anEvent(3, [])],
    ['without an event', anEvent(3, [], { event: 7 })],
    ['given as a text', 'product'],
  ])('is left out when it is a product %s', (_what, odd) => {
    const { products } = ofProducts(odd, anEvent(2, [aPerformance(21)]));
    expect(products.map(({ id }) => id)).toEqual(['2']);
  });

  it.each([
    ['with an unknown tariff', aPrice(51, 49, 1000)],
    ['with an unknown seat category', aPrice(59, 41, 1000)],
    ['without an amount', aPrice(51, 42, null)],
    ['below zero', aPrice(51, 42, -1)],
    ['with fractions of a thousandth', aPrice(51, 42, 10.5)],
    ['beyond the exact range of numbers', aPrice(51, 42, '90071992547409930')],
    ['for a tariff that already has one', aPrice(51, 41, 99)],
    ['that is not an object', 12],
  ])('is left out when it is a price %s', (_what, odd) => {
    expect(firstPrices([aPrice(51, 41, 80_000), odd])).toMatchObject([{ amount: 80_000 }]);
  });

  it('does not include a free price, numbers as texts, or an object in place of a list', () => {
    const price = { seatCatId: '51', audSubCatId: '41', amount: '0' };
    expect(firstPrices(price)).toMatchObject([{ seatCategoryId: '51', amount: 0 }]);
  });

  it('is left out when it is a season without products', () => {
    expect(normalized({ catalogData: {} })).toMatchObject({ seasons: [], products: [] });
    expect(normalized({ catalogData: catalogOf(aSeason(null), null, 3) }).seasons).toEqual([]);
  });
});
