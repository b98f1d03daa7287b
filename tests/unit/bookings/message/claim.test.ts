import { DAY_MS, HOUR_MS } from '../../../../server/src/kernel/time/durations';
import {
  claimMessage,
  messageTimes,
  releaseClaim,
} from '../../../../server/src/bookings/message/claim';
import { TooManyMessagesError } from '../../../../server/src/bookings/message/errors';
import { aBooking } from '../../../helpers/bookings/a-booking';

const LIMITS = { perHour: 2, perDay: 3 };
const START = Date.parse('2026-03-01T10:00:00.000Z');

/**
 * Sends a message at each moment in ms after the start; returns the waits until each can be
 * retried.
 */
function sendsAt(...moments: number[]): (number | 'sent')[] {
  let booking = aBooking();
  return moments.map((ms) => {
    const at = new Date(START + ms);
    const message = { revision: booking.revision, digest: String(ms), limits: LIMITS };
    try {
      booking = claimMessage(booking, message, messageTimes(booking.lastMessage), at).booking;
      return 'sent';
    } catch (error) {
      if (!(error instanceof TooManyMessagesError)) throw error;
      return error.retryAfterSeconds * 1000;
    }
  });
}

describe('the messages of a booking', () => {
  it('are limited per hour', () => {
    const minute = HOUR_MS / 60;
    expect(sendsAt(0, minute, 2 * minute, HOUR_MS - 1, HOUR_MS)).toEqual([
      'sent',
      'sent',
      HOUR_MS - 2 * minute,
      1000,
      'sent',
    ]);
  });

  it('are limited per day', () => {
    expect(sendsAt(0, HOUR_MS, 2 * HOUR_MS, 3 * HOUR_MS, DAY_MS)).toEqual([
      'sent',
      'sent',
      'sent',
      DAY_MS - 3 * HOUR_MS,
      'sent',
    ]);
  });

  it('do not count when the provider rejected them', () => {
    const at = new Date(START);
    const later = new Date(START + HOUR_MS / 2);
    const revision = aBooking().revision;
    const first = claimMessage(
      aBooking(),
      { revision, digest: 'a', limits: LIMITS },
      [],
      at,
    ).booking;
    const second = claimMessage(
      first,
      { revision, digest: 'b', limits: LIMITS },
      [],
      later,
    ).booking;
    expect(messageTimes(second.lastMessage)).toEqual([at.toISOString(), later.toISOString()]);
    const left = releaseClaim(second, 'b', later)?.booking;
    expect(messageTimes(left?.lastMessage ?? null)).toEqual([at.toISOString()]);
  });
});
