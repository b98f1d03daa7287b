import type { Booking } from '../../../../../server/src/contracts';

/** Who abandoned a booking: a person, or S-360 when the time was over. */
export function abandonedBy({ events }: Pick<Booking, 'events'>): 'person' | 's360' {
  return events.some(({ kind }) => kind === 'abandonConfirmed') ? 'person' : 's360';
}
