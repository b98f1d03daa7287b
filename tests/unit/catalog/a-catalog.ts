import type { Catalog } from '../../../server/src/contracts/catalog/catalog';

const price = (seatCategoryId: string | null, tariffId: string, amount: number) => ({
  seatCategoryId,
  tariffId,
  amount,
  minQuantity: null,
  maxQuantity: null,
});

/** A small catalog: an opera with two performances, the second suspended, and a book. */
export function aCatalog(changes: Partial<Catalog> = {}): Catalog {
  return {
    institution: 'myvenue',
    version: 'v1',
    fetchedAt: '2026-03-01T04:00:00.000Z',
    currency: { code: 'CHF', symbol: 'CHF', fractionDigits: 2 },
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
      ],
      orderAbandonDelayMinutes: 15,
      maxSeatsPerPerformance: 50,
    },
    shipmentModes: [{ id: '71', name: 'E-ticket', type: 'PRINT_AT_HOME' }],
    seasons: [{ id: '1', code: 'S26', name: { fr: 'Saison 26' } }],
    tariffs: [
      { id: '41', code: 'FULL', name: { fr: 'Plein tarif' }, kind: 'FULL' },
      { id: '42', code: 'RED', name: { fr: 'Réduit' }, kind: 'REDUCED' },
    ],
    seatCategories: [
      { id: '51', code: 'CAT1', name: { fr: 'Catégorie 1' } },
      { id: '52', code: 'CAT2', name: { fr: 'Catégorie 2' } },
    ],
    priceLists: [
      [price('51', '41', 80_000), price('51', '42', 60_000), price('52', '41', 50_000)],
      [price(null, '41', 12_000)],
    ],
    products: [
      {
        id: '2',
        code: 'OPERA',
        name: { fr: 'Un opéra' },
        seasonId: '1',
        family: 'SINGLE_ENTRY',
        isOnSale: true,
        isReservable: true,
        isOptionable: true,
        performances: [
          {
            id: '21',
            name: null,
            startsAt: '2026-04-01T18:00:00.000Z',
            place: null,
            isOnSale: true,
            priceList: 0,
          },
          {
            id: '22',
            name: null,
            startsAt: '2026-04-02T18:00:00.000Z',
            place: null,
            isOnSale: false,
            priceList: 0,
          },
        ],
        items: [],
      },
      {
        id: '3',
        code: 'BOOK',
        name: { fr: 'Un livre' },
        seasonId: '1',
        family: 'GOODS',
        isOnSale: true,
        isReservable: false,
        isOptionable: false,
        performances: [],
        items: [{ id: '31', name: { fr: 'Un livre' }, priceList: 1 }],
      },
    ],
    ...changes,
  };
}
