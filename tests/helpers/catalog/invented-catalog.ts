import type {
  Catalog,
  CatalogItem,
  CatalogPerformance,
  CatalogPrice,
  CatalogProduct,
} from '../../../server/src/contracts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const TITLES = [
  'Le Barbier de Séville',
  'Die Zauberflöte',
  'Noche flamenca',
  'Der Nussknacker',
  'La Cenerentola',
  'Jazz im Foyer',
  'Kinderkonzert',
  'Orgelnacht',
  'Poetry Slam',
  'Derby',
];
const PLACES = ['Grosser Saal', 'Studio', 'Kirche St. Anna', 'Arena'];
const PIECES = ['Saisonabo', 'Programmheft', 'Parkplatz', 'Gutschein'];

const SEAT_CATEGORIES = ['Kategorie 1', 'Kategorie 2', 'Kategorie 3', 'Balkon'];
const TARIFFS = ['Normal', 'Ermässigt', 'Unter 26', 'Einladung'];
const SHARES = [1, 0.8, 0.5, 0];

export interface InventedSize {
  products: number;
  performances: number;
  /** The number of products without performances, among the products. */
  items: number;
  firstAt: Date;
}

/** The catalog of an invented venue, always the same for the same size. */
export function inventedCatalog({ firstAt, items, performances, products }: InventedSize): Catalog {
  const staged = products - items;
  return {
    institution: 'myvenue',
    version: `invented-${products}-${performances}`,
    fetchedAt: new Date(firstAt.getTime() - DAY_MS).toISOString(),
    currency: { code: 'CHF', symbol: 'Fr.', fractionDigits: 2 },
    timeZone: 'Europe/Zurich',
    pointOfSale: {
      id: '77',
      code: 'CRM',
      paymentMethods: [
        {
          id: '501',
          code: 'CASH',
          name: { de: 'Bar', en: 'Cash' },
          paymentType: 'CASH',
          isOnAccount: false,
          hindrance: null,
        },
        {
          id: '502',
          code: 'CARD',
          name: { de: 'Karte', en: 'Card' },
          paymentType: 'EXTERNAL',
          isOnAccount: false,
          hindrance: null,
        },
      ],
      orderAbandonDelayMinutes: 30,
      maxSeatsPerPerformance: 20,
    },
    shipmentModes: [
      { id: '601', name: 'Abholung an der Kasse', type: 'HANDED_AT_BO' },
      { id: '602', name: 'E-Ticket', type: 'PRINT_AT_HOME' },
    ],
    seasons: [{ id: '10', code: 'S26', name: { de: 'Spielzeit 26/27', en: 'Season 26/27' } }],
    tariffs: TARIFFS.map((name, index) => ({
      id: String(301 + index),
      code: `T${index}`,
      name: { de: name },
      kind: SHARES[index] === 0 ? 'FREE' : index === 0 ? 'FULL' : 'REDUCED',
    })),
    seatCategories: SEAT_CATEGORIES.map((name, index) => ({
      id: String(201 + index),
      code: `C${index}`,
      name: { de: name },
    })),
    priceLists: [seatPrices(80_000), seatPrices(45_500), piecePrices(12_000)],
    products: Array.from({ length: products }, (_product, index) =>
      index < staged
        ? stagedProduct(index, shareOf(performances, staged, index), firstAt)
        : pieceProduct(index),
    ),
  };
}

/** The share of one entry when a number is divided. */
const shareOf = (all: number, among: number, index: number): number =>
  Math.floor(((index + 1) * all) / among) - Math.floor((index * all) / among);

const seatPrices = (full: number): CatalogPrice[] =>
  SEAT_CATEGORIES.flatMap((_name, category) =>
    SHARES.map((share, tariff) => ({
      seatCategoryId: String(201 + category),
      tariffId: String(301 + tariff),
      amount: Math.round((full * share * (4 - category)) / 4),
      minQuantity: null,
      maxQuantity: share === 0 ? 2 : null,
    })),
  );

const piecePrices = (amount: number): CatalogPrice[] => [
  { seatCategoryId: null, tariffId: '301', amount, minQuantity: null, maxQuantity: null },
];

const named = (names: readonly string[], index: number): string =>
  `${names[index % names.length] ?? ''}${index < names.length ? '' : ` ${Math.floor(index / names.length)}`}`;

function product(index: number, name: string): Omit<CatalogProduct, 'performances' | 'items'> {
  return {
    id: String(1_000 + index),
    code: `P${index}`,
    name: { de: name },
    seasonId: '10',
    family: 'SINGLE_ENTRY',
    isOnSale: index % 17 !== 16,
    isReservable: index % 5 !== 4,
    isOptionable: index % 3 === 0,
  };
}

function stagedProduct(index: number, performances: number, firstAt: Date): CatalogProduct {
  return {
    ...product(index, named(TITLES, index)),
    performances: Array.from({ length: performances }, (_performance, number) =>
      performance(index, number, firstAt),
    ),
    items: [],
  };
}

function performance(index: number, number: number, firstAt: Date): CatalogPerformance {
  const startsAt =
    firstAt.getTime() + ((index * 7 + number * 3) % 300) * DAY_MS + (index % 5) * HOUR_MS;
  return {
    id: String(100_000 + index * 100 + number),
    name: null,
    startsAt: new Date(startsAt).toISOString(),
    place: { de: PLACES[index % PLACES.length] ?? '' },
    isOnSale: true,
    priceList: index % 2,
  };
}

function pieceProduct(index: number): CatalogProduct {
  const name = named(PIECES, index);
  const item: CatalogItem = { id: String(900_000 + index), name: { de: name }, priceList: 2 };
  return { ...product(index, name), family: 'GOODS', performances: [], items: [item] };
}
