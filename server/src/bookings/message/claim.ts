import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../kernel/durations';
import { checkRevision } from '../machine/decisions';
import type { BookingChange, BookingRecord, MessageClaim } from '../records';
import { MessageNotPossibleError, TooManyMessagesError } from './errors';
import type { MessageLimits } from './settings';

/** Since when messages to a contact count. */
export const messagesCountSince = (now: Date): Date => new Date(now.getTime() - DAY_MS);

/** When messages of a booking went out, or are going, as far as they count. */
export const messageTimes = (last: MessageClaim | null): string[] =>
  last === null ? [] : [...(last.earlier ?? []), last.at];

/** From when the next message may go out; `null`: now. */
function nextMessageAt(
  sentAt: readonly string[],
  { perDay, perHour }: MessageLimits,
  now: Date,
): Date | null {
  const times = sentAt.map((at) => Date.parse(at)).sort((a, b) => b - a);
  // Of as many as may go out in a window, the oldest has to have left it.
  const freeAt = [
    [perHour, HOUR_MS],
    [perDay, DAY_MS],
  ].map(([most = 0, windowMs = 0]) => (times[most - 1] ?? -Infinity) + windowMs);
  const latest = Math.max(...freeAt);
  return latest > now.getTime() ? new Date(latest) : null;
}

/**
 * The booking once a message is about to be sent. It is kept before that: of two tabs, a double click
 * or a request that a proxy repeats the first sends it. Throws for the others, and where the contact
 * was written to too often.
 */
export function claimed(
  booking: BookingRecord,
  { digest, limits, revision }: { revision: number; digest: string; limits: MessageLimits },
  /** When messages went out to the contact, by all its bookings. */
  sentAt: readonly string[],
  at: Date,
): BookingChange {
  checkRevision(booking, revision);
  const { lastMessage } = booking;
  const isRepeated =
    lastMessage?.digest === digest && at.getTime() - Date.parse(lastMessage.at) < MINUTE_MS;
  if (isRepeated) throw new MessageNotPossibleError('repeated');
  const retryAt = nextMessageAt(sentAt, limits, at);
  if (retryAt !== null) throw new TooManyMessagesError(limits, retryAt, at);
  const since = messagesCountSince(at).getTime();
  const earlier = messageTimes(lastMessage).filter((time) => Date.parse(time) > since);
  return {
    booking: { ...booking, lastMessage: { digest, at: at.toISOString(), earlier } },
    events: [],
    at,
  };
}

/** Of what was sent before the last; nothing is to be repeated of it. */
const NO_DIGEST = '';

/** The booking once a message was not sent; `null` when another one was since. */
export function unclaimed(booking: BookingRecord, digest: string, at: Date): BookingChange | null {
  const { lastMessage } = booking;
  if (lastMessage?.digest !== digest) return null;
  const earlier = lastMessage.earlier ?? [];
  const before = earlier.at(-1);
  const left =
    before === undefined ? null : { digest: NO_DIGEST, at: before, earlier: earlier.slice(0, -1) };
  return { booking: { ...booking, lastMessage: left }, events: [], at };
}
