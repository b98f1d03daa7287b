import type { Booking, BookingSummary } from '../../../../../server/src/contracts';

/** Who abandoned a booking: a person, or S-360 when the time was over. */
export function abandonedBy({ events }: Pick<Booking, 'events'>): 'person' | 's360' {
  return events.some(({ kind }) => kind === 'abandonConfirmed') ? 'person' : 's360';
}

/** Which part a booking has in a release that S-360 has made: `null` for none. */
export function partInRelease({
  kind,
  state,
  status,
}: Pick<BookingSummary, 'kind' | 'state' | 'status'>): 'release' | 'released' | null {
  if (status === 'released') return 'released';
  return kind === 'release' && state === 'closed' ? 'release' : null;
}
