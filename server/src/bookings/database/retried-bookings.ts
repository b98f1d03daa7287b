import { BOOKING_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { readable } from '../../kernel/database/values';
import { isTriedAgain, RETRIED_STATES } from '../machine/moves';
import type { BookingRecord } from '../records';
import { bookingFromRow } from './booking-rows';

/** The bookings of these institutions that failed and are on their way again. */
export async function retriedBookings(
  database: StrapiDatabase,
  institutions: readonly string[],
): Promise<Pick<BookingRecord, 'institution' | 'state'>[]> {
  const rows = await database
    .query(BOOKING_UID)
    .select(['institution', 'kind', 'state', 'attempts', 'failure'])
    // For the index of states, which begins with the institution.
    .where({ institution: { $in: [...institutions] }, state: { $in: [...RETRIED_STATES] } })
    .execute();
  return readable(rows, bookingFromRow).filter(isTriedAgain);
}
