import { type AdminApi, valueAt } from '../demo/admin-api';
import { eventually, expect } from '../demo/checks';
import type { KnownContact } from './journeys';

/** A place that is sold: of a performance, in a seat category, at a tariff. */
export interface SoldPlace {
  performanceId: string;
  seatCategoryId: string;
  tariffId: string;
}

/** Composes bookings past the screen, for journeys that begin where they are composed. */
export interface BookingDesk {
  place: SoldPlace;
  /** Keeps a draft of so many places; answers its document id and its reference. */
  drafts(
    kind: 'sale' | 'reservation' | 'option',
    quantity: number,
  ): Promise<{ documentId: string; reference: string }>;
  booking(documentId: string): Promise<unknown>;
}

const CATALOG_IN_MS = 60_000;

/** Waits for the catalog of the institution, and sells the first thing in it for the contact. */
export async function bookingDesk(
  admin: AdminApi,
  institution: string,
  { documentId: contactDocumentId }: KnownContact,
): Promise<BookingDesk> {
  const catalog = await eventually('the catalog is there', CATALOG_IN_MS, async () => {
    const path = `/s360/institutions/${institution}/catalog`;
    return admin.get(path).catch(() => undefined);
  });
  const place = firstSold(valueAt(catalog, 'data'));
  return {
    place,
    async drafts(kind, quantity) {
      const answer = await admin.post('/s360/bookings', {
        institution,
        kind,
        contactDocumentId,
        lines: [{ ...place, itemId: null, quantity }],
        notes: null,
        shipmentModeId: null,
        payment: { kind: 'unpaid' },
      });
      const documentId = String(valueAt(answer, 'data', 'documentId'));
      return { documentId, reference: String(valueAt(answer, 'data', 'reference')) };
    },
    booking: async (documentId) => valueAt(await admin.get(`/s360/bookings/${documentId}`), 'data'),
  };
}

const listAt = (source: unknown, ...keys: string[]): unknown[] => {
  const value = valueAt(source, ...keys);
  return Array.isArray(value) ? (value as unknown[]) : [];
};

/** Something with charges that can be reserved; the last performance is the farthest away. */
function firstSold(catalog: unknown): SoldPlace {
  const product = listAt(catalog, 'products').find(
    (one) => valueAt(one, 'code') === 'BARB' && valueAt(one, 'isReservable') === true,
  );
  const performance = listAt(product, 'performances')
    .filter((one) => valueAt(one, 'isOnSale') === true)
    .at(-1);
  const list = listAt(catalog, 'priceLists', String(valueAt(performance, 'priceList')));
  const price = list.find((one) => Number(valueAt(one, 'amount')) > 0);
  expect(price !== undefined, 'the catalog sells nothing with seats, a price and charges');
  return {
    performanceId: String(valueAt(performance, 'id')),
    seatCategoryId: String(valueAt(price, 'seatCategoryId')),
    tariffId: String(valueAt(price, 'tariffId')),
  };
}
