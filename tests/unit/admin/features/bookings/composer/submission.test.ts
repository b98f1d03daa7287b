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

/** Whether the booking is submitted, and what the keeper had to face. */
async function faced(find: () => Promise<FoundBooking | null>) {
  const seen: (FoundBooking | null)[] = [];
  const isSubmitted = await isSubmittedAnyhow({ face: (one) => seen.push(one) }, find);
  return { isSubmitted, seen };
}

describe('a submission that was not confirmed', () => {
  it.each(['submitted', 'inDoubt', 'created', 'closed'] as const)(
    'was taken where the booking is %s',
    async (state) => {
      const answer = await faced(() => Promise.resolve(found(state)));
      expect(answer).toEqual({ isSubmitted: true, seen: [] });
    },
  );

  it.each(['draft', 'failed'] as const)(
    'leaves the composer with the booking where it is %s',
    async (state) => {
      const booking = found(state);
      const answer = await faced(() => Promise.resolve(booking));
      expect(answer).toEqual({ isSubmitted: false, seen: [booking] });
    },
  );

  it('leaves it with none where that was discarded, and as it is where nobody can tell', async () => {
    expect(await faced(() => Promise.resolve(null))).toEqual({ isSubmitted: false, seen: [null] });
    const offline = await faced(() => Promise.reject(new Error('no network')));
    expect(offline).toEqual({ isSubmitted: false, seen: [] });
  });
});

it('is looked after when it may have been taken, or the booking may be another one', () => {
  const statuses = [undefined, 400, 403, 404, 409, 500, 504];
  const unclear = statuses.filter((status) => mayBeAnother({ status }));
  expect(unclear).toEqual([undefined, 404, 409, 500, 504]);
});
