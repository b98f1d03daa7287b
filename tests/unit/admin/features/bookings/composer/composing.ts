import type {
  Booking,
  BookingInput,
  BookingLineInput,
  Catalog,
  PerformanceAvailability,
} from '../../../../../../server/src/contracts';
import { viewCatalog } from '../../../../../../admin/src/features/catalog/model/catalogView';
import type { CatalogView } from '../../../../../../admin/src/features/catalog/model/catalogView';
import { emptyDraft } from '../../../../../../admin/src/features/bookings/composer/model/draft';
import type { BookingDraft } from '../../../../../../admin/src/features/bookings/composer/model/draft';

/** A moment before all performances of the small venue. */
export const NOW_MS = Date.parse('2026-12-01T12:00:00Z');

/** A venue with two performances of an opera and a programme booklet. */
export const smallCatalog: Catalog = {
  institution: 'myvenue',
  version: '1',
  fetchedAt: '2026-12-01T06:00:00Z',
  currency: { code: 'CHF', symbol: null, fractionDigits: 2 },
  timeZone: 'Europe/Zurich',
  pointOfSale: {
    id: '77',
    code: 'CRM',
    paymentMethods: [
      {
        id: '501',
        code: 'CASH',
        name: { en: 'Cash' },
        paymentType: 'CASH',
        isOnAccount: false,
        hindrance: null,
      },
      {
        id: '503',
        code: 'GIFT',
        name: { en: 'Gift card' },
        paymentType: 'VOUCHER',
        isOnAccount: false,
        hindrance: 'byNumber',
      },
    ],
    orderAbandonDelayMinutes: 30,
    maxSeatsPerPerformance: 6,
  },
  shipmentModes: [],
  seasons: [{ id: '10', code: 'S26', name: { fr: 'Saison', en: 'Season' } }],
  tariffs: [
    { id: '301', code: 'FULL', name: { fr: 'Plein tarif', en: 'Full' }, kind: 'FULL' },
    { id: '302', code: 'RED', name: { fr: 'Réduit' }, kind: 'REDUCED' },
  ],
  seatCategories: [
    { id: '201', code: 'C1', name: { en: 'Stalls' } },
    { id: '202', code: 'C2', name: { en: 'Balcony' } },
  ],
  priceLists: [
    [
      price('201', '301', 80_050),
      price('201', '302', 0),
      { ...price('202', '301', 40_000), minQuantity: 2, maxQuantity: 4 },
    ],
    [price(null, '301', 12_000)],
  ],
  products: [
    {
      id: '1',
      code: 'BARB',
      name: { fr: 'Le Barbier de Séville', de: 'Der Barbier von Sevilla' },
      seasonId: '10',
      family: 'SINGLE_ENTRY',
      isOnSale: true,
      isReservable: true,
      isOptionable: false,
      performances: [
        performance('12', '2026-12-24T23:30:00Z', 'Grande salle'),
        performance('11', '2026-12-12T18:30:00Z', 'Studio'),
      ],
      items: [],
    },
    {
      id: '2',
      code: 'PROG',
      name: { en: 'Programme' },
      seasonId: '10',
      family: 'GOODS',
      isOnSale: true,
      isReservable: false,
      isOptionable: false,
      performances: [],
      items: [{ id: '91', name: { en: 'Programme booklet' }, priceList: 1 }],
    },
  ],
};

function price(seatCategoryId: string | null, tariffId: string, amount: number) {
  return { seatCategoryId, tariffId, amount, minQuantity: null, maxQuantity: null };
}

function performance(id: string, startsAt: string, place: string) {
  return { id, name: null, startsAt, place: { fr: place }, isOnSale: true, priceList: 0 };
}

export const smallView = (change: Partial<Catalog> = {}): CatalogView =>
  viewCatalog({ ...smallCatalog, ...change }, 'en');

/** Seats in the stalls at full price by default. */
export const seats = (
  quantity: number,
  line: Partial<BookingLineInput> = {},
): BookingLineInput => ({
  performanceId: '11',
  seatCategoryId: '201',
  itemId: null,
  tariffId: '301',
  quantity,
  ...line,
});

export const booklet = (quantity: number): BookingLineInput =>
  seats(quantity, { performanceId: null, seatCategoryId: null, itemId: '91' });

export const ada = {
  documentId: 'ada',
  name: 'Ada Muster',
  email: 'ada@example.com',
  contactNumber: '10023',
};

export const draftOf = (change: Partial<BookingDraft> = {}): BookingDraft => ({
  ...emptyDraft('myvenue', ada),
  ...change,
});

export const availabilityOf = (
  left: number | null,
  change: Partial<PerformanceAvailability> = {},
): ReadonlyMap<string, PerformanceAvailability> =>
  new Map([
    [
      '11',
      {
        performanceId: '11',
        level: 'GOOD',
        seatCategories: [{ seatCategoryId: '201', left, level: 'GOOD' }],
        checkedAt: '2026-12-01T11:59:30Z',
        isBeingChecked: false,
        ...change,
      },
    ],
  ]);

/** The booking as the server returns it after saving the input. */
export function keptBooking(input: BookingInput, revision: number): Booking {
  return {
    documentId: 'kept',
    reference: 'CRM-7F3K9QXM',
    institution: { code: input.institution, name: 'My Venue', timeZone: 'Europe/Zurich' },
    kind: input.kind,
    state: 'draft',
    isDeclaredNotCreated: false,
    status: null,
    contact: { documentId: 'ada', name: 'Ada Muster', email: 'ada@example.com' },
    summary: null,
    total: { thousandths: '0', currencyCode: 'CHF', fractionDigits: 2 },
    createdAt: '2026-12-01T12:00:00Z',
    updatedAt: '2026-12-01T12:00:00Z',
    author: null,
    expiresAt: null,
    lastDay: null,
    performanceAt: null,
    orderId: null,
    revision,
    contactNumber: '10023',
    lines: [],
    notes: input.notes,
    shipmentModeId: input.shipmentModeId,
    payment: input.payment,
    notSending: null,
    obstacles: [],
    offer: null,
    failure: null,
    progress: null,
    inDoubt: null,
    orderDocumentId: null,
    follows: null,
    followedBy: null,
    events: [],
  };
}
