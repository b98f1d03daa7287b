import {
  aPerformance,
  aPointOfSale,
  aPrice,
  aSeason,
  anEvent,
  catalogOf,
  words,
} from '../answered';
import { normalized, ofPerformances, ofProducts } from '../normalized';

describe('the catalog answer of S-360', () => {
  it('becomes a catalog from which bookings are composed', () => {
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
        paymentMethods: [
          {
            id: '61',
            code: 'CASH',
            name: { fr: 'Comptant' },
            paymentType: 'CASH',
            isOnAccount: false,
            hindrance: null,
          },
          {
            id: '63',
            code: 'CARD',
            name: { fr: 'Carte' },
            paymentType: 'INTERNET',
            isOnAccount: false,
            hindrance: 'byCustomer',
          },
        ],
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

  it.each(['pass', 'goods', 'service', 'membership'])('yields the items of a %s', (part) => {
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
        // Without a name of its own it is named by its code, and without a code by its id.
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

  it('yields equal price lists once', () => {
    const other = aPerformance(23, { prices: [aPrice(51, 41, 1)] });
    const catalog = ofPerformances(aPerformance(21), aPerformance(22), other);
    expect(catalog.priceLists).toHaveLength(2);
    expect(catalog.products[0]?.performances.map(({ priceList }) => priceList)).toEqual([0, 0, 1]);
  });

  it('yields performances in order of time', () => {
    const late = aPerformance(21, { start: '2026-06-01T20:00:00.000Z' });
    const { products } = ofPerformances(late, aPerformance(22));
    expect(products[0]?.performances.map(({ id }) => id)).toEqual(['22', '21']);
  });

  it('yields texts in all languages, and untranslated texts in the main language', () => {
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

  it('yields the own name of a performance when it has one', () => {
    const { products } = ofPerformances(aPerformance(21, { externalName: words('Première') }));
    expect(products[0]?.performances[0]?.name).toEqual({ fr: 'Première' });
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
  ])('changes with %s', (_what, changes) => {
    expect(normalized(changes).version).not.toBe(normalized().version);
  });
});
