import { type AdminApi, valueAt } from '../../demo/admin-api';
import { eventually, expect } from '../../demo/checks';
import type { KnownContact } from './contacts';

/** A place for sale: a performance, a seat category and a tariff. */
export interface SoldPlace {
  performanceId: string;
  seatCategoryId: string;
  tariffId: string;
}

/** Composes bookings without the screen, for journeys that start later. */
export interface BookingDesk {
  place: SoldPlace;
  /** Saves a draft with the number of places; returns its document id and reference. */
  drafts(
    kind: 'sale' | 'reservation' | 'option',
    quantity: number,
  ): Promise<{ documentId: string; reference: string }>;
  booking(documentId: string): Promise<unknown>;
}

/** Waits for the institution’s catalog and drafts bookings of its first product for the contact. */
export async function bookingDesk(
  admin: AdminApi,
  institution: string,
  { documentId: contactDocumentId }: KnownContact,
): Promise<BookingDesk> {
  const catalog = await eventually('the catalog is there', async () => {
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

/** A reservable product with charges; its last performance is the latest one. */
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
