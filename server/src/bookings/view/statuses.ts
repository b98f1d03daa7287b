import { BOOKING_UID } from '../../contracts/uids';
import type { BookingKind, BookingStatus, BookingState } from '../../contracts/bookings';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { readable } from '../../kernel/database/values';
import { readFiles, type OrdersOfFile, expiryBy, isHeldStill, isHold } from '../../orders';
import { statusOf } from '../machine/status';
import type { BookingsPorts } from '../ports';
import type { BookingRecord } from '../records';
import { bookingFromRow } from '../database/booking-rows';

/** The statuses of closed reservations and options, by document id. */
export async function statusesOf(
  {
    database,
    institutions,
    timeZones,
  }: Pick<BookingsPorts, 'database' | 'institutions' | 'timeZones'>,
  bookings: readonly BookingRecord[],
  now: Date,
): Promise<Map<string, BookingStatus | null>> {
  const held = bookings.filter(
    ({ kind, state }) => state === 'closed' && (kind === 'reservation' || kind === 'option'),
  );
  const followers = await followersOf(database, held);
  const expiryAt = expiryBy(institutions, await timeZones.all());
  const ordersOf = await readFiles(database, held, expiryAt);
  return new Map(
    held.map((booking) => [
      booking.documentId,
      statusOf({
        booking,
        expiry: expiryAt(booking.institution),
        now,
        follower: followers.get(booking.followedByDocumentId ?? '') ?? null,
        endedBy: typesThatEnded(booking, ordersOf),
      }),
    ]),
  );
}

/**
 * The types of orders that ended the hold. Until the booking's own order is received, every ending
 * order of its file counts.
 */
function typesThatEnded(booking: BookingRecord, ordersOf: OrdersOfFile): string[] {
  const file = ordersOf(booking);
  const own = file.find(({ documentId }) => documentId === booking.orderDocumentId);
  if (own !== undefined && isHeldStill(own, file)) return [];
  return file.filter((order) => !isHold(order)).map(({ orderType }) => orderType);
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
  const followers = readable(rows, bookingFromRow);
  return new Map(followers.map((booking) => [booking.documentId, booking]));
}
