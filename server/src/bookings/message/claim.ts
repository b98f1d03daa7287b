import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../kernel/time/durations';
import { checkRevision } from '../machine/decisions';
import type { BookingChange, BookingRecord, MessageClaim } from '../records';
import { MessageNotPossibleError, TooManyMessagesError } from './errors';
import type { MessageLimits } from './settings';

/** Messages count against the limits from this time. */
export const messagesCountSince = (now: Date): Date => new Date(now.getTime() - DAY_MS);

/** The times of a booking's messages, sent or being sent, that may still count. */
export const messageTimes = (last: MessageClaim | null): string[] =>
  last === null ? [] : [...(last.earlier ?? []), last.at];

/** When the next message may go out; `null`: now. */
function nextMessageAt(
  sentAt: readonly string[],
  { perDay, perHour }: MessageLimits,
  now: Date,
): Date | null {
  const times = sentAt.map((at) => Date.parse(at)).sort((a, b) => b - a);
  // The oldest of the messages that fill a window has to have left it.
  const freeAt = [
    [perHour, HOUR_MS],
    [perDay, DAY_MS],
  ].map(([most = 0, windowMs = 0]) => (times[most - 1] ?? -Infinity) + windowMs);
  const latest = Math.max(...freeAt);
  return latest > now.getTime() ? new Date(latest) : null;
}

/**
 * Claims a message before it is sent: of two tabs, a double click or a request that a proxy
 * repeats, the first one sends it.
 * @throws StateConflictError for another revision.
 * @throws MessageNotPossibleError when the same message was claimed a moment ago.
 * @throws TooManyMessagesError when the contact has received as many messages as allowed.
 */
export function claimMessage(
  booking: BookingRecord,
  { digest, limits, revision }: { revision: number; digest: string; limits: MessageLimits },
  /** The times of messages to the contact, across all its bookings. */
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

/** The digest of a message before the last: a repetition of it is allowed. */
const NO_DIGEST = '';

/** Undoes a claim whose message was not sent; `null` when there is a newer claim. */
export function releaseClaim(
  booking: BookingRecord,
  digest: string,
  at: Date,
): BookingChange | null {
  const { lastMessage } = booking;
  if (lastMessage?.digest !== digest) return null;
  const earlier = lastMessage.earlier ?? [];
  const before = earlier.at(-1);
  const left =
    before === undefined ? null : { digest: NO_DIGEST, at: before, earlier: earlier.slice(0, -1) };
  return { booking: { ...booking, lastMessage: left }, events: [], at };
}
