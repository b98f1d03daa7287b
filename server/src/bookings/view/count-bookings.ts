import { BOOKING_STATES, type GetBookingCounts } from '../../contracts/bookings';
import { integer, oneOf, readable } from '../../kernel/database/values';
import type { InstitutionScope } from '../../kernel/http/institution-scope';
import type { BookingsPorts } from '../ports';
import { countHolds } from './holds';
import { countedBookings } from './listed-bookings';
import { soughtBookings } from './sought-bookings';

/** How many bookings fit a filter: by state, held, and about to expire. */
export async function countBookings(
  ports: BookingsPorts,
  filter: GetBookingCounts.Query,
  permitted: InstitutionScope,
): Promise<GetBookingCounts.Response['data']> {
  const { clock, database } = ports;
  const sought = await soughtBookings(database, filter, permitted);
  const now = clock.now();
  const rows: { state: unknown; count: unknown }[] = await countedBookings(database, sought)
    .select('state')
    .count({ count: '*' })
    .groupBy('state');
  return {
    states: Object.fromEntries(
      readable(rows, (row) => [oneOf(BOOKING_STATES, row.state), integer(row.count)]),
    ),
    holds: await countHolds(ports, sought, now),
  };
}
