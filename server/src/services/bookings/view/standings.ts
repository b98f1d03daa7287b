import { BOOKING_UID, ORDER_UID } from '../../../contracts/uids';
import type { BookingKind, BookingStanding, BookingState } from '../../../contracts/bookings';
import type { StrapiDatabase } from '../../database/strapi-database';
import { text } from '../../database/values';
import { COUNTED_STATE } from '../../orders/purchases';
import { standingOf } from '../machine/standing';
import type { BookingRecord } from '../records';
import { bookingFromRow } from '../database/booking-rows';

/** Orders that end what a file holds. */
const ENDING_TYPES = ['SALE', 'RESERVATION_FREEING', 'OPTION_FREEING'];

/** What has become of closed reservations and options, by document id. */
export async function standingsOf(
  database: StrapiDatabase,
  bookings: readonly BookingRecord[],
  now: Date,
): Promise<Map<string, BookingStanding | null>> {
  const held = bookings.filter(
    ({ kind, state }) => state === 'closed' && (kind === 'reservation' || kind === 'option'),
  );
  const followers = await followersOf(database, held);
  const types = await typesByFile(database, held);
  return new Map(
    held.map((booking) => [
      booking.documentId,
      standingOf({
        booking,
        now,
        follower: followers.get(booking.followedByDocumentId ?? '') ?? null,
        fileOrderTypes: types.get(keyOf(booking.institution, booking.fileId)) ?? [],
      }),
    ]),
  );
}

async function followersOf(
  database: StrapiDatabase,
  bookings: readonly BookingRecord[],
): Promise<Map<string, { kind: BookingKind; state: BookingState }>> {
  const ids = bookings.flatMap(({ followedByDocumentId }) => followedByDocumentId ?? []);
  if (ids.length === 0) return new Map();
  const rows = await database
    .query(BOOKING_UID)
    .select('*')
    .where({ documentId: { $in: ids } })
    .execute();
  return new Map(rows.map(bookingFromRow).map((booking) => [booking.documentId, booking]));
}

const keyOf = (institution: string, fileId: string | null): string =>
  `${institution}/${fileId ?? ''}`;

async function typesByFile(
  database: StrapiDatabase,
  bookings: readonly BookingRecord[],
): Promise<Map<string, string[]>> {
  const files = bookings.flatMap(({ fileId }) => fileId ?? []);
  if (files.length === 0) return new Map();
  const rows = await database
    .query(ORDER_UID)
    .select(['institution', 'fileId', 'orderType'])
    .where({
      institution: { $in: [...new Set(bookings.map(({ institution }) => institution))] },
      fileId: { $in: files },
      orderType: { $in: ENDING_TYPES },
      orderState: COUNTED_STATE,
    })
    .execute();
  const types = new Map<string, string[]>();
  for (const row of rows) {
    const key = keyOf(text(row.institution) ?? '', text(row.fileId));
    types.set(key, [...(types.get(key) ?? []), text(row.orderType) ?? '']);
  }
  return types;
}
