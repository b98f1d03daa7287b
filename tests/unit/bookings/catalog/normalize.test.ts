import { normalizeCatalog } from '../../../../server/src/services/bookings/catalog/normalize';
import { aPerformance, aPointOfSale, aPrice, aSeason, anEvent, catalogOf, words } from './answered';

type Changes = Partial<Parameters<typeof normalizeCatalog>[0]>;

function normalized(changes: Changes = {}) {
  const catalog = normalizeCatalog({
    institution: 'myvenue',
    catalogData: catalogOf(aSeason([anEvent(2, [aPerformance(21)])])),
    posConfigData: aPointOfSale(),
    shipmentModes: [],
    timeZone: null,
    fetchedAt: new Date('2026-03-01T04:00:00Z'),
    ...changes,
  });
  if (catalog === null) throw new Error('the point of sale is right');
  return catalog;
}

const ofProducts = (...products: unknown[]) =>
  normalized({ catalogData: catalogOf(aSeason(products)) });
const ofPerformances = (...performances: unknown[]) => ofProducts(anEvent(2, performances));
const firstPrices = (prices: unknown) => ofPerformances(aPerformance(21, { prices })).priceLists[0];

describe('a catalog as S-360 answers it', () => {
  it('becomes one that bookings are composed from', () => {
    const { version, ...catalog } = normalized();
    expect(version).toMatch(/^[0-9a-f]{16}$/);
    expect(catalog).toEqual({
      institution: 'myvenue',
      fetchedAt: '2026-03-01T04:00:00.000Z',
      currency: { code: 'CHF', symbol: 'Fr.', fractionDigits: 2 },
      timeZone: 'Europe/Zurich',
      pointOfSale: {
        id: '60',
        code: 'CRM',
        paymentMethods: [{ id: '61', code: 'CASH', name: { fr: 'Comptant' }, paymentType: 'CASH' }],
        orderAbandonDelayMinutes: 20,
        maxSeatsPerPerformance: 50,
      },
      shipmentModes: [],
      seasons: [{ id: '1', code: 'S26', name: { fr: 'Saison 26' } }],
      tariffs: [
        { id: '41', code: 'FULL', name: { fr: 'Plein tarif' }, kind: 'FULL' },
        { id: '42', code: 'RED', name: { fr: 'Réduit' }, kind: 'REDUCED' },
      ],
      seatCategories: [{ id: '51', code: 'CAT1', name: { fr: 'Catégorie 1' } }],
      priceLists: [
        [
          {
            seatCategoryId: '51',
            tariffId: '41',
            amount: 80_000,
            minQuantity: null,
            maxQuantity: null,
          },
          {
            seatCategoryId: '51',
            tariffId: '42',
            amount: 60_000,
            minQuantity: null,
            maxQuantity: null,
          },
        ],
      ],
      products: [
        {
          id: '2',
          code: 'P2',
          name: { fr: 'Un opéra' },
          seasonId: '1',
          family: 'SINGLE_ENTRY',
          isOnSale: true,
          isReservable: true,
          isOptionable: false,
          performances: [
            {
              id: '21',
              name: null,
              startsAt: '2026-05-20T18:15:00.000Z',
              place: { fr: 'Grande salle' },
              isOnSale: true,
              priceList: 0,
            },
          ],
          items: [],
        },
      ],
    });
  });

  it.each(['pass', 'goods', 'service', 'membership'])('sells the items of a %s', (part) => {
    const item = {
      itemId: 31,
      externalName: words('Pièce'),
      itemPrices: [{ audSubCatId: 41, amount: 12_000, minQty: 2, maxQty: 8 }],
    };
    const { priceLists, products } = ofProducts({
      id: 3,
      state: 'RUNNING',
      productFamilyType: part.toUpperCase(),
      [part]: { items: [item, { ...item, itemId: 32, externalName: null }] },
    });
    expect(products).toMatchObject([
      {
        // without a name of its own it is called by its code, without a code by its id
        name: { fr: '3' },
        items: [
          { id: '31', name: { fr: 'Pièce' }, priceList: 0 },
          { id: '32', name: { fr: '3' }, priceList: 0 },
        ],
      },
    ]);
    expect(priceLists).toEqual([
      [{ seatCategoryId: null, tariffId: '41', amount: 12_000, minQuantity: 2, maxQuantity: 8 }],
    ]);
  });

  it('keeps equal price lists once', () => {
    const other = aPerformance(23, { prices: [aPrice(51, 41, 1)] });
    const catalog = ofPerformances(aPerformance(21), aPerformance(22), other);
    expect(catalog.priceLists).toHaveLength(2);
    expect(catalog.products[0]?.performances.map(({ priceList }) => priceList)).toEqual([0, 0, 1]);
  });

  it('shows performances in the order of time', () => {
    const late = aPerformance(21, { start: '2026-06-01T20:00:00.000Z' });
    const { products } = ofPerformances(late, aPerformance(22));
    expect(products[0]?.performances.map(({ id }) => id)).toEqual(['22', '21']);
  });

  it('reads texts in all languages, and one that is bare as of the main one', () => {
    const product = (externalName: unknown) =>
      ofProducts(anEvent(2, [aPerformance(21)], { externalName })).products[0]?.name;
    expect(product(words('Chat', 'Katze'))).toEqual({ fr: 'Chat', de: 'Katze' });
    expect(product('Chat')).toEqual({ fr: 'Chat' });
    expect(product({ translations: { fr: 'Chat', en_GB: 'Cat' } })).toEqual({
      fr: 'Chat',
      'en-GB': 'Cat',
    });
    expect(product({ translations: [{ locale: 'fr', value: null }] })).toEqual({ fr: 'P2' });
  });

  it('calls a performance by its own name where it has one', () => {
    const { products } = ofPerformances(aPerformance(21, { externalName: words('Première') }));
    expect(products[0]?.performances[0]?.name).toEqual({ fr: 'Première' });
  });
});

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
    ['a performance without state', aPerformance(22, { state: undefined })],
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

describe('the point of sale', () => {
  const ofPointOfSale = (changes: Record<string, unknown>, timeZone: string | null = null) =>
    normalized({ posConfigData: aPointOfSale(changes), timeZone });

  it.each([{ posId: null }, { currencyCode: null, catalogCurrencies: null }])(
    'cannot sell with %j',
    (changes) => {
      const answered = { catalogData: catalogOf(), posConfigData: aPointOfSale(changes) };
      const rest = { institution: 'x', shipmentModes: [], timeZone: null, fetchedAt: new Date() };
      expect(normalizeCatalog({ ...answered, ...rest })).toBeNull();
    },
  );

  it.each([
    ['JPY', null, 0],
    ['EUR', [{ currencyCode: 'EUR', fractionDigit: 'two' }], 2],
    ['JPY', [{ currencyCode: 'JPY', fractionDigit: 0, symbol: '¥' }], 0],
  ])('sells in %s of %j', (currencyCode, catalogCurrencies, fractionDigits) => {
    const { currency } = ofPointOfSale({ currencyCode, catalogCurrencies });
    expect(currency).toMatchObject({ code: currencyCode, fractionDigits });
  });

  it('is in the zone that it names, else in the one configured', () => {
    expect(ofPointOfSale({}, 'Asia/Tokyo').timeZone).toBe('Europe/Zurich');
    expect(ofPointOfSale({ organizationTimeZone: 'Nowhere/Land' }, 'Asia/Tokyo').timeZone).toBe(
      'Asia/Tokyo',
    );
    expect(ofPointOfSale({ organizationTimeZone: null }).timeZone).toBe('UTC');
  });

  it('has no limit and the usual delay where it says none', () => {
    const changes = { maxSeatsPerPerformance: 0, orderAbandonDelay: null };
    expect(ofPointOfSale(changes).pointOfSale).toMatchObject({
      maxSeatsPerPerformance: null,
      orderAbandonDelayMinutes: 15,
    });
  });
});

describe('the version of a catalog', () => {
  it('is the same for the same content, whenever it was fetched', () => {
    const later = normalized({ fetchedAt: new Date('2026-03-02T04:00:00Z') });
    expect(later.version).toBe(normalized().version);
  });

  it.each([
    [
      'a price',
      { catalogData: catalogOf(aSeason([anEvent(2, [aPerformance(21, { prices: [] })])])) },
    ],
    ['a payment method', { posConfigData: aPointOfSale({ paymentMethods: [] }) }],
    ['a shipment mode', { shipmentModes: [{ id: '7', name: 'x', type: 'y' }] }],
  ])('is another one with %s changed', (_what, changes) => {
    expect(normalized(changes).version).not.toBe(normalized().version);
  });
});
