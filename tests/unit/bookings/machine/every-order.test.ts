import { BOOKING_STATES, type BookingState } from '../../../../server/src/contracts';
import type { BookingRecord } from '../../../../server/src/bookings/records';
import { aBooking } from '../../../helpers/bookings/a-booking';
import type { BookingEvent } from '../../../helpers/exhaustive/booking-events';
import { BEGINNINGS, bookingOrders } from '../../../helpers/exhaustive/booking-orders';
import { liveEveryOrder } from '../../../helpers/exhaustive/every-order';
import { isLongRun } from '../../../helpers/runs/run-counts';
import type * as Transitions from '../../../../server/src/bookings/machine/transitions';
import { checkMove, TRANSITIONS } from '../../../../server/src/bookings/machine/transitions';

jest.mock('../../../../server/src/bookings/machine/transitions', () => {
  const real = jest.requireActual<typeof Transitions>(
    '../../../../server/src/bookings/machine/transitions',
  );
  return { ...real, checkMove: jest.fn(real.checkMove) };
});

const MAX_EVENTS = isLongRun() ? 8 : 4;
/** From one of the beginnings, every move is this near. */
const EVENTS_TO_SEE_ALL_MOVES = 4;

const follows = { documentId: 'original', fileId: '70', kind: 'reservation' } as const;
const BOOKINGS: [string, Partial<BookingRecord>][] = [
  ['an unpaid sale', {}],
  ['a paid sale', { payment: { kind: 'paid', paymentMethodId: '1' } }],
  ['a release', { kind: 'release', follows }],
];

/** S-360 creates only a part of what was requested. */
const inPart = (event: BookingEvent): BookingEvent =>
  event.kind === 'works' ? { ...event, how: 'doesInPart' } : event;

describe('a booking under every order of events', () => {
  it.each(BOOKINGS)(
    'as %s closes at most once and ends in the state of its order in S-360',
    (_name, changes) => {
      const reached = new Set<BookingState>();
      for (const [beginning, events] of Object.entries(BEGINNINGS)) {
        const orders = bookingOrders(aBooking(changes), events, (state) => reached.add(state));
        const { faults } = liveEveryOrder(orders, MAX_EVENTS);
        expect({ beginning, faults }).toEqual({ beginning, faults: [] });
      }
      expect([...reached].sort()).toEqual([...BOOKING_STATES].sort());
    },
  );

  it('makes every move in the table of transitions', () => {
    jest.mocked(checkMove).mockClear();
    for (const changes of [{}, { kind: 'release', follows }] as const) {
      for (const events of Object.values(BEGINNINGS)) {
        for (const beginning of [events, events.map(inPart)]) {
          const orders = bookingOrders(aBooking(changes), beginning, () => undefined);
          liveEveryOrder(orders, EVENTS_TO_SEE_ALL_MOVES);
        }
      }
    }
    const made = new Set(jest.mocked(checkMove).mock.calls.map((move) => move.join(' → ')));
    const known = Object.entries(TRANSITIONS).flatMap(([from, to]) =>
      to.map((state) => `${from} → ${state}`),
    );
    expect(known.filter((move) => !made.has(move))).toEqual([]);
  });
});
