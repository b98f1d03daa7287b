import { WEEK_MS } from '../../kernel/durations';
import { BOOKING_UID } from '../../contracts/uids';
import { bookingFromRow } from '../database/booking-rows';
import type { BookingsPorts } from '../ports';
import type { BookingRecord } from '../records';
import { statusesOf } from './statuses';

/** The end of the week in which a hold is brought to attention before it expires. */
export const holdsAhead = (now: Date): Date => new Date(now.getTime() + WEEK_MS);

/** More holds than anybody looks through. */
const MOST = 500;

/**
 * Reservations and options that are still held and whose time ends between `from` and `until`: the
 * earliest first, at most 500.
 */
export async function expiringHolds(
  ports: Pick<BookingsPorts, 'database' | 'institutions'>,
  { from, until }: { from: Date; until: Date },
): Promise<BookingRecord[]> {
  const rows = await ports.database
    .query(BOOKING_UID)
    .select('*')
    .where({
      state: 'closed' satisfies BookingRecord['state'],
      kind: { $in: ['reservation', 'option'] satisfies BookingRecord['kind'][] },
      expiresAt: { $gt: from, $lte: until },
    })
    .orderBy({ expiresAt: 'asc' })
    .limit(MOST)
    .execute();
  const bookings = rows.map(bookingFromRow);
  const statuses = await statusesOf(ports, bookings, from);
  return bookings.filter(({ documentId }) => statuses.get(documentId) === 'held');
}
