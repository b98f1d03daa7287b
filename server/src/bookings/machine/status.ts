import type { BookingKind, BookingStatus, BookingState } from '../../contracts/bookings';
import { heldUntil, type Expiry } from '../../s360';
import type { BookingRecord } from '../records';

/** What tells how a closed reservation or option stands. */
export interface StatusInput {
  booking: Pick<BookingRecord, 'kind' | 'state' | 'expiresAt'>;
  follower: { kind: BookingKind; state: BookingState } | null;
  /** Types of the closed orders that ended all that it held; none while some is held still. */
  endedBy: readonly string[];
  /** What expiration dates mean at the institution. */
  expiry: Expiry;
  now: Date;
}

/**
 * What has become of a closed reservation or option: by its follower, by what S-360 sent of its file
 * (it may be sold at a desk, too), by the time. Pure.
 */
export function statusOf({
  booking,
  endedBy,
  expiry,
  follower,
  now,
}: StatusInput): BookingStatus | null {
  const { expiresAt, kind, state } = booking;
  if (state !== 'closed' || (kind !== 'reservation' && kind !== 'option')) return null;
  const isExpired = expiresAt !== null && heldUntil(expiresAt, expiry) <= now;
  if (follower !== null) {
    const isSale = follower.kind === 'sale';
    if (follower.state === 'closed') return isSale ? 'sold' : 'released';
    return isSale ? 'beingSold' : 'beingReleased';
  }
  if (endedBy.some((type) => !type.endsWith('_FREEING'))) return 'sold';
  // S-360 frees by itself what has expired.
  if (isExpired) return 'expired';
  return endedBy.length > 0 ? 'released' : 'held';
}
