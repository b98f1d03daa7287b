import { inputOf } from '../../../../../../admin/src/features/bookings/composer/model/draft';
import type { FoundBooking } from '../../../../../../admin/src/features/bookings/composer/model/draftKeeper';
import { mayBeAnother } from '../../../../../../admin/src/features/bookings/model/errors';
import { isSubmittedAnyhow } from '../../../../../../admin/src/features/bookings/composer/model/submission';
import type { Booking } from '../../../../../../server/src/contracts';
import { draftOf, keptBooking, seats } from './composing';

const input = inputOf(draftOf({ lines: [seats(2)] }), 'en');

const found = (state: Booking['state']): FoundBooking => ({
  booking: { ...keptBooking(input, 5), state },
  input,
});

/** Whether the booking counts as submitted, and the bookings that the keeper was shown. */
async function faced(find: () => Promise<FoundBooking | null>) {
  const seen: (FoundBooking | null)[] = [];
  const isSubmitted = await isSubmittedAnyhow({ face: (one) => seen.push(one) }, find);
  return { isSubmitted, seen };
}

describe('a submission without an answer', () => {
  it.each(['submitted', 'inDoubt', 'created', 'closed'] as const)(
    'counts as accepted when the booking is %s',
    async (state) => {
      const answer = await faced(() => Promise.resolve(found(state)));
      expect(answer).toEqual({ isSubmitted: true, seen: [] });
    },
  );

  it.each(['draft', 'failed'] as const)(
    'leaves the composer open with the stored booking when the booking is %s',
    async (state) => {
      const booking = found(state);
      const answer = await faced(() => Promise.resolve(booking));
      expect(answer).toEqual({ isSubmitted: false, seen: [booking] });
    },
  );

  it('leaves the composer open without a booking when the draft was discarded, and unchanged when the server is unreachable', async () => {
    expect(await faced(() => Promise.resolve(null))).toEqual({ isSubmitted: false, seen: [null] });
    const offline = await faced(() => Promise.reject(new Error('no network')));
    expect(offline).toEqual({ isSubmitted: false, seen: [] });
  });
});

it('an error of a submission leads to reading the booking again when the outcome is unclear', () => {
  const statuses = [undefined, 400, 403, 404, 409, 500, 504];
  const unclear = statuses.filter((status) => mayBeAnother({ status }));
  expect(unclear).toEqual([undefined, 404, 409, 500, 504]);
});
