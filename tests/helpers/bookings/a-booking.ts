import type { BookingLine } from '../../../server/src/contracts';
import type { BookingRecord } from '../../../server/src/bookings/records';
import { AT_REST } from '../../../server/src/bookings/machine/moves';

const AT = new Date('2026-03-01T10:00:00.000Z');

export const aLine = (changes: Partial<BookingLine> = {}): BookingLine => ({
  performanceId: '100',
  seatCategoryId: '10',
  itemId: null,
  tariffId: '1',
  quantity: 2,
  productId: '1000',
  words: {
    product: 'Hamlet',
    performance: null,
    item: null,
    place: null,
    seatCategory: 'Stalls',
    tariff: 'Full',
  },
  performanceAt: null,
  unitPrice: { thousandths: '40000', currencyCode: 'CHF', fractionDigits: 2 },
  total: { thousandths: '80000', currencyCode: 'CHF', fractionDigits: 2 },
  ...changes,
});

/** A draft of a sale to a known contact, with the given changes. */
export const aBooking = (changes: Partial<BookingRecord> = {}): BookingRecord => ({
  ...AT_REST,
  id: 1,
  documentId: 'booking-1',
  institution: 'myvenue',
  baseUrl: 'http://s360.example',
  reference: 'CRM-00000001',
  kind: 'sale',
  state: 'draft',
  revision: 1,
  contactDocumentId: 'contact-1',
  contactNumber: '1001',
  lines: [aLine()],
  currency: { code: 'CHF', fractionDigits: 2 },
  total: 80_000n,
  notes: null,
  payment: { kind: 'unpaid' },
  shipmentModeId: null,
  sellingPoint: { id: '466650001', abandonDelayMs: 15 * 60_000 },
  attempts: [],
  orderId: null,
  fileId: null,
  offer: null,
  expiresAt: null,
  failure: null,
  follows: null,
  followedByDocumentId: null,
  orderDocumentId: null,
  lastMessage: null,
  author: 'admin:1',
  createdAt: AT,
  updatedAt: AT,
  ...changes,
});
