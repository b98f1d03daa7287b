import type { BookingKind, BookingStatus, BookingState } from '../../contracts/bookings';
import { heldUntil, type Expiry } from '../../s360';
import type { BookingRecord } from '../records';

interface StatusInput {
  booking: Pick<BookingRecord, 'kind' | 'state' | 'expiresAt'>;
  follower: { kind: BookingKind; state: BookingState } | null;
  /** Types of the closed orders that ended the whole hold; empty while part of it is open. */
  endedBy: readonly string[];
  /** How the institution interprets expiration dates. */
  expiry: Expiry;
  now: Date;
}

/**
 * The status of a closed reservation or option, from its follower, from the orders of its file (it
 * may also be sold at a desk) and from the time. Pure.
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
  // S-360 frees expired holds automatically.
  if (isExpired) return 'expired';
  return endedBy.length > 0 ? 'released' : 'held';
}
