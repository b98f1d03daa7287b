import { MINUTE_MS } from '../../durations';
import { checkRevision } from '../machine/decisions';
import type { BookingChange, BookingRecord } from '../records';
import { MessageNotPossibleError } from './errors';

/**
 * The booking once a message is about to be sent. It is kept before that: of two tabs, a double click
 * or a request that a proxy repeats the first sends it. Throws for the others.
 */
export function claimed(
  booking: BookingRecord,
  { digest, revision }: { revision: number; digest: string },
  at: Date,
): BookingChange {
  checkRevision(booking, revision);
  const { lastMessage } = booking;
  const isRepeated =
    lastMessage?.digest === digest && at.getTime() - Date.parse(lastMessage.at) < MINUTE_MS;
  if (isRepeated) throw new MessageNotPossibleError('repeated');
  const after = { ...booking, lastMessage: { digest, at: at.toISOString() } };
  return { booking: after, events: [], at };
}

/** The booking once a message was not sent; `null` when another one was since. */
export function unclaimed(booking: BookingRecord, digest: string, at: Date): BookingChange | null {
  if (booking.lastMessage?.digest !== digest) return null;
  return { booking: { ...booking, lastMessage: null }, events: [], at };
}
