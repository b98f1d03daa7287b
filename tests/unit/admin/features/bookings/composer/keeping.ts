import type { BookingInput } from '../../../../../../server/src/contracts';
import { inputOf } from '../../../../../../admin/src/features/bookings/composer/model/draft';
import { createDraftKeeper } from '../../../../../../admin/src/features/bookings/composer/model/draftKeeper';
import type {
  FoundBooking,
  KeepingOutcome,
} from '../../../../../../admin/src/features/bookings/composer/model/draftKeeper';
import { draftOf, keptBooking, seats } from './composing';

export const inputWith = (quantity: number): BookingInput =>
  inputOf(draftOf({ lines: [seats(quantity)] }), 'en');

/** A server with answers given one by one, and a clock that is advanced by hand. */
export function bench(opened: FoundBooking | null = null) {
  const calls: { revision: number | null; quantity: number | undefined }[] = [];
  const keys: string[] = [];
  let drawn = 0;
  const waiting: ((outcome: KeepingOutcome) => void)[] = [];
  const server: { has: FoundBooking | null } = { has: null };
  const timers = new Set<() => void>();
  const call = (revision: number | null, input: BookingInput) => {
    calls.push({ revision, quantity: input.lines[0]?.quantity });
    return new Promise<KeepingOutcome>((resolve) => waiting.push(resolve));
  };
  const keeper = createDraftKeeper(
    {
      compose(input, key) {
        keys.push(key);
        return call(null, input);
      },
      change: ({ revision }, input) => call(revision, input),
      read: () => Promise.resolve(server.has),
      newKey: () => `key${(drawn += 1)}`,
      later: (work) => {
        timers.add(work);
        return () => timers.delete(work);
      },
    },
    opened,
  );
  return {
    keeper,
    calls,
    keys,
    server,
    phase: () => keeper.state().phase,
    pause() {
      const due = [...timers];
      timers.clear();
      due.forEach((work) => work());
    },
    async answer(outcome: KeepingOutcome) {
      waiting.shift()?.(outcome);
      await new Promise(setImmediate);
    },
    kept: (quantity: number, revision: number): KeepingOutcome => ({
      kind: 'kept',
      booking: keptBooking(inputWith(quantity), revision),
      input: inputWith(quantity),
    }),
  };
}

export const found = (quantity: number, revision: number): FoundBooking => ({
  booking: keptBooking(inputWith(quantity), revision),
  input: inputWith(quantity),
});

export const opened = () => found(1, 4);

/** A booking as its lines are read from the server. */
export const inOtherOrder = (input: BookingInput): BookingInput => ({
  ...input,
  lines: input.lines.map(({ quantity, ...line }) => ({ quantity, ...line })),
});
