import { DAY_MS } from '../clock';
import { amountIn, countryOf, type Currency } from './currency';
import type {
  AudienceSubCategory,
  Catalog,
  PaymentMethod,
  Performance,
  Price,
  Product,
  SeatCategory,
  ShipmentMode,
} from './model';

const HOUR_MS = 3_600_000;
/** Setup ids of real institutions are near this number. */
const BASE_ID = 10_228_000_000_000;

const audienceSubCategories: AudienceSubCategory[] = [
  { id: BASE_ID + 635_444, code: 'FULL', name: 'Plein tarif', kind: 'FULL' },
  { id: BASE_ID + 635_445, code: 'RED', name: 'Tarif réduit', kind: 'REDUCED' },
  { id: BASE_ID + 635_446, code: 'YOUTH', name: 'Moins de 26 ans', kind: 'REDUCED' },
  { id: BASE_ID + 635_447, code: 'GUEST', name: 'Invitation', kind: 'FREE' },
];
const shareOfFullPrice = [1, 0.8, 0.5, 0];

export const seatCategories: SeatCategory[] = [
  { id: BASE_ID + 635_451, code: 'CAT1', name: 'Catégorie 1', rank: 1, capacity: 120 },
  { id: BASE_ID + 635_452, code: 'CAT2', name: 'Catégorie 2', rank: 2, capacity: 80 },
  { id: BASE_ID + 635_453, code: 'CAT3', name: 'Catégorie 3', rank: 3, capacity: 40 },
];
const shareOfFirstCategory = [1, 0.75, 0.5];

const paymentMethods: PaymentMethod[] = [
  paymentMethod(16_362, 'CASH', 'Comptant', 'CASH'),
  paymentMethod(16_363, 'INVOICE', 'Facture', 'PENDING_ACCOUNT'),
  paymentMethod(16_364, 'CARD', 'Carte bancaire', 'BANK_CARD'),
  paymentMethod(16_365, 'GIFT', 'Bon cadeau', 'VOUCHER'),
  { ...paymentMethod(16_366, 'CHEQUE', 'Chèque', 'CHECK'), manualValidation: true },
];

const shipmentModes: ShipmentMode[] = [
  shipmentMode(544_271, 'Retrait au guichet', 'HANDED_AT_BO'),
  shipmentMode(544_272, 'Billet à imprimer', 'PRINT_AT_HOME'),
  { ...shipmentMode(544_273, 'Envoi postal', 'BY_MAIL', 3), contactAddressRequired: true },
  // Documented: for documents only.
  shipmentMode(544_275, 'E-mail', 'BY_EMAIL'),
];

function shipmentMode(
  id: number,
  name: string,
  type: string,
  deliveryTimeInDays: number | null = null,
): ShipmentMode {
  return { id: BASE_ID + id, name, type, contactAddressRequired: false, deliveryTimeInDays };
}

interface EventSeed {
  code: string;
  name: string;
  subType: string;
  fullPrice: number;
  chargePerTicket: number;
  startsInDays: number[];
}

const events: EventSeed[] = [
  {
    code: 'BARB',
    name: 'Le Barbier de Séville',
    subType: 'SIMPLE_TICKET',
    fullPrice: 80_000,
    chargePerTicket: 1500,
    startsInDays: [7, 9, 14, 21, 28, 60],
  },
  {
    code: 'FLAM',
    name: 'Noche flamenca',
    subType: 'SIMPLE_TICKET',
    fullPrice: 40_000,
    chargePerTicket: 0,
    startsInDays: [3, 10, 17, 45],
  },
  {
    code: 'DERBY',
    name: 'Derby – Große Halle',
    subType: 'SIMPLE_TICKET',
    fullPrice: 60_000,
    chargePerTicket: 2000,
    startsInDays: [5, 33, 90],
  },
];

/**
 * An invented catalog for three months from the given day: three events with seats, a pass, a book,
 * a suspended event, a cancelled performance.
 */
export function seededCatalog(institutionName: string, nowMs: number, currency: Currency): Catalog {
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  const year = new Date(today).getUTCFullYear();
  return {
    currency,
    country: countryOf[currency.currencyCode],
    lastUpdateMs: today,
    pointOfSalesId: 466_650_001,
    seasonId: 10_228_500_000_001,
    seasonCode: `S${year}`,
    seasonStartMs: today - 120 * DAY_MS,
    seasonEndMs: today + 240 * DAY_MS,
    furtherSeasons: [],
    siteId: BASE_ID + 635_001,
    siteName: institutionName,
    contingentId: BASE_ID + 635_010,
    physicalConfigurationId: BASE_ID + 635_020,
    audienceCategoryId: 10_228_635_440_002,
    priceLevelId: BASE_ID + 635_030,
    audienceSubCategories,
    seatCategories,
    products: [
      ...events.map((event, index) => eventProduct(event, index, today, currency)),
      ...others(today, currency),
    ],
    paymentMethods,
    shipmentModes,
  };
}

function eventProduct(event: EventSeed, index: number, today: number, currency: Currency): Product {
  const id = BASE_ID + 638_592 + index * 1000;
  return {
    ...soldAs(id, event.code, event.name),
    family: 'SINGLE_ENTRY',
    subType: event.subType,
    chargePerTicket: amountIn(currency, event.chargePerTicket),
    performances: event.startsInDays.map((days, position) =>
      performance(id + 1 + position, event, position, today + days * DAY_MS),
    ),
    items: [],
    prices: seatPrices(event.fullPrice, currency),
  };
}

function performance(id: number, event: EventSeed, position: number, day: number): Performance {
  return {
    id,
    code: `${event.code}${position + 1}`,
    name: event.name,
    // The last performance of the first event is cancelled.
    state: event.code === 'BARB' && position === 5 ? 'CANCELED' : 'RUNNING',
    startMs: day + 20 * HOUR_MS - HOUR_MS / 2,
    durationSeconds: 5400,
    itemId: id + 500,
  };
}

/** Products without seats, and an event whose sale is suspended. */
function others(today: number, currency: Currency): Product[] {
  const pass = BASE_ID + 700_000;
  const book = BASE_ID + 710_000;
  const suspended = eventProduct(
    {
      code: 'LATE',
      name: 'Soirée reportée',
      subType: 'SIMPLE_TICKET',
      fullPrice: 30_000,
      chargePerTicket: 0,
      startsInDays: [40],
    },
    20,
    today,
    currency,
  );
  return [
    {
      ...soldAs(pass, 'PASS', 'Pass journée'),
      family: 'PASS',
      subType: 'PASS',
      items: [{ id: pass + 1, name: 'Pass journée' }],
      prices: tariffPrices(24_000, currency),
    },
    {
      ...soldAs(book, 'BOOK', 'Programme de la saison'),
      family: 'GOODS',
      subType: 'GOODS',
      items: [{ id: book + 1, name: 'Programme de la saison' }],
      prices: tariffPrices(12_000, currency).slice(0, 1),
    },
    { ...suspended, state: 'SUSPENDED' },
  ];
}

/** A product without performances, items and prices. */
export const soldAs = (id: number, code: string, name: string): Product => ({
  id,
  code,
  name,
  family: 'SINGLE_ENTRY',
  subType: '',
  state: 'RUNNING',
  activityId: id + 900,
  vatCodeId: 16_370,
  vatRate: 2600,
  chargePerTicket: 0,
  performances: [],
  items: [],
  prices: [],
});

/** Prices by seat category and tariff, from a full price in thousandths of a euro. */
export const seatPrices = (fullPrice: number, currency: Currency): Price[] =>
  seatCategories.flatMap((category, rank) =>
    tariffPrices(fullPrice * (shareOfFirstCategory[rank] ?? 1), currency).map((price) => ({
      ...price,
      seatCategoryId: category.id,
    })),
  );

/** The same without seat categories. */
export const tariffPrices = (fullPrice: number, currency: Currency): Price[] =>
  audienceSubCategories.map((tariff, position) => ({
    audienceSubCategoryId: tariff.id,
    amount: amountIn(currency, fullPrice * (shareOfFullPrice[position] ?? 1)),
  }));

function paymentMethod(
  id: number,
  code: string,
  externalName: string,
  paymentType: string,
): PaymentMethod {
  return {
    id,
    code,
    externalName,
    paymentType,
    forPayment: true,
    forReimbursement: paymentType !== 'BANK_CARD',
    manualValidation: false,
  };
}
