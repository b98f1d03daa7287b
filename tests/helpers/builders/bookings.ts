import type {
  Booking,
  BookingEvent,
  BookingLine,
  BookingOffer,
  Money,
  OfferedLine,
} from '../../../server/src/contracts';

/** An amount in Swiss francs. */
export const francs = (units: number): Money => ({
  thousandths: String(Math.round(units * 1_000)),
  currencyCode: 'CHF',
  fractionDigits: 2,
});

/** Two places of an invented opera. */
export const aLine = (overrides: Partial<BookingLine> = {}): BookingLine => ({
  performanceId: '501',
  seatCategoryId: '601',
  itemId: null,
  tariffId: '701',
  quantity: 2,
  productId: '401',
  words: {
    product: 'The Lighthouse',
    performance: null,
    item: null,
    place: 'Great Hall',
    seatCategory: 'Stalls',
    tariff: 'Full price',
  },
  performanceAt: '2027-03-12T18:30:00.000Z',
  unitPrice: francs(80),
  total: francs(160),
  ...overrides,
});

/** The same two places as S-360 offers them. */
export const anOfferedLine = (overrides: Partial<OfferedLine> = {}): OfferedLine => ({
  operationId: '901',
  isCharge: false,
  product: 'The Lighthouse',
  performance: 'The Lighthouse',
  performanceAt: '2027-03-12T18:30:00.000Z',
  seatCategory: 'Stalls',
  tariff: 'Full price',
  quantity: 2,
  unitPrice: francs(80),
  total: francs(160),
  seats: ['7', '8'].map((seatNumber) => ({
    row: '5',
    seatNumber,
    area: 'Left',
    entrance: null,
    isTheirs: true,
  })),
  ...overrides,
});

export const anOffer = (overrides: Partial<BookingOffer> = {}): BookingOffer => ({
  orderId: '2621200',
  fileId: '9100',
  lines: [
    anOfferedLine(),
    anOfferedLine({
      operationId: '902',
      isCharge: true,
      product: 'Handling',
      performance: null,
      performanceAt: null,
      seatCategory: null,
      tariff: null,
      quantity: 1,
      unitPrice: francs(5),
      total: francs(5),
      seats: [],
    }),
  ],
  totalBeforeCharges: francs(160),
  charges: francs(5),
  total: francs(165),
  isTotalSure: true,
  differences: [],
  ...overrides,
});

export const anEvent = (
  kind: BookingEvent['kind'],
  overrides: Partial<BookingEvent> = {},
): BookingEvent => ({
  at: '2027-01-10T09:00:00.000Z',
  kind,
  author: { id: 'admin:1', name: 'Ada Admin' },
  detail: null,
  reason: null,
  ...overrides,
});

/** A sale in the composer, with the given changes. */
export const aBooking = (overrides: Partial<Booking> = {}): Booking => ({
  documentId: 'b1',
  reference: 'CRM-7F3K9QXM',
  institution: { code: 'myvenue', name: 'My Venue', timeZone: 'Europe/Zurich' },
  kind: 'sale',
  state: 'draft',
  isDeclaredNotCreated: false,
  status: null,
  contact: { documentId: 'c1', name: 'Nora Newcomer', email: 'nora@example.com' },
  summary: '2 × The Lighthouse',
  total: francs(160),
  createdAt: '2027-01-10T09:00:00.000Z',
  updatedAt: '2027-01-10T09:00:00.000Z',
  author: { id: 'admin:1', name: 'Ada Admin' },
  expiresAt: null,
  lastDay: null,
  performanceAt: null,
  orderId: null,
  revision: 1,
  contactNumber: '7600',
  lines: [aLine()],
  notes: null,
  shipmentModeId: null,
  payment: { kind: 'unpaid' },
  notSending: null,
  obstacles: [],
  offer: null,
  failure: null,
  progress: null,
  inDoubt: null,
  orderDocumentId: null,
  follows: null,
  followedBy: null,
  events: [anEvent('composed')],
  ...overrides,
});

/** The same sale as an open order in S-360. */
export const anOpenBooking = (overrides: Partial<Booking> = {}): Booking =>
  aBooking({
    state: 'created',
    orderId: '2621200',
    offer: anOffer(),
    expiresAt: '2027-01-10T10:00:00.000Z',
    events: [anEvent('composed'), anEvent('submitted'), anEvent('created', { author: null })],
    ...overrides,
  });
