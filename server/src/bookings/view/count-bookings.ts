import { BOOKING_STATES, type BookingState, type GetBookingCounts } from '../../contracts/bookings';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, oneOf, readable } from '../../kernel/database/values';
import type { InstitutionScope } from '../../kernel/http/institution-scope';
import type { BookingsPorts } from '../ports';
import { countHolds } from './holds';
import { countedBookings, type SoughtBookings } from './listed-bookings';
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
  return {
    states: await countStates(database, sought),
    holds: await countHolds(ports, sought, now),
  };
}

/** Counted for each institution, in the order of the index of states. */
async function countStates(
  database: StrapiDatabase,
  sought: SoughtBookings,
): Promise<Partial<Record<BookingState, number>>> {
  const rows: Row[] = await countedBookings(database, sought)
    .select('institution', 'state')
    .count({ count: '*' })
    .groupBy('institution', 'state');
  const counts: Partial<Record<BookingState, number>> = {};
  for (const { count, state } of readable(rows, countFromRow))
    counts[state] = (counts[state] ?? 0) + count;
  return counts;
}

const countFromRow = ({ count, state }: Row): { state: BookingState; count: number } => ({
  state: oneOf(BOOKING_STATES, state),
  count: integer(count),
});
