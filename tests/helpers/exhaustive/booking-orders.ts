import type { BookingState } from '../../../server/src/contracts';
import { lateOrderOf } from '../../../server/src/bookings/machine/moves';
import { nextStep } from '../../../server/src/bookings/machine/steps';
import type { BookingRecord } from '../../../server/src/bookings/records';
import { keyOf, type BookingWorld } from './booking-world';
import type { Explored } from './every-order';
import { after, eventsOf, type BookingEvent, type Decision } from './booking-events';

/** The operator’s action on a booking that needs one; `null` when nothing is left to do. */
function operatorMove({ booking, orders }: BookingWorld): BookingEvent | null {
  switch (booking.state) {
    case 'inDoubt': {
      const reference = booking.attempts.at(-1)?.reference;
      const order = orders.findIndex((one) => one.reference === reference);
      if (order >= 0) return { kind: 'adopts', order };
      return { kind: 'decides', decision: 'notCreated' };
    }
    case 'created':
      return { kind: 'decides', decision: lateOrderOf(booking) === null ? 'close' : 'abandon' };
    case 'incomplete':
      return { kind: 'decides', decision: 'abandon' };
    default:
      return null;
  }
}

const MAX_ROUNDS = 30;

/** S-360 executes its calls, answers, and sends its orders. */
function withCallsDone(world: BookingWorld): BookingWorld {
  let done = world;
  for (const kind of ['works', 'answers'] as const) {
    for (let call = done.calls.length - 1; call >= 0; call -= 1) {
      const event = kind === 'works' ? ({ kind, call, how: 'does' } as const) : { kind, call };
      done = after(done, event) ?? done;
    }
  }
  for (let order = 0; order < done.orders.length; order += 1) {
    done = after(done, { kind: 'tells', order }) ?? done;
  }
  return done;
}

function atRest(world: BookingWorld): BookingWorld | null {
  let resting = world;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    resting = withCallsDone(resting);
    const { booking, fault } = resting;
    if (fault !== null) return resting;
    const isLook = booking.state === 'created' || booking.state === 'incomplete';
    const isUnderWay = nextStep(booking) !== null && !isLook;
    const move = isUnderWay ? ({ kind: 'begins' } as const) : operatorMove(resting);
    if (move === null) return resting;
    const moved = after(resting, move);
    if (moved === null) return null;
    resting = moved;
  }
  return null;
}

const END_STATES: readonly BookingState[] = ['draft', 'failed', 'closed', 'abandoned'];

/** The contradiction between a booking and its orders once everything has ended. */
function contradiction({ booking, orders }: BookingWorld): string | null {
  const { orderId, state } = booking;
  if (!END_STATES.includes(state)) return `it rests as ${state}`;
  const own = orders.find((order) => order.orderId === orderId);
  const hasClosed = orders.some((order) => order.state === 'CLOSED');
  if (hasClosed && state !== 'closed') return `it is ${state}, and S-360 has closed an order of it`;
  if (state === 'closed' && own?.state !== 'CLOSED') return 'it is closed without a closed order';
  if (state === 'abandoned' && own?.state !== 'ABANDONED') return 'it is abandoned, its order not';
  return null;
}

function wrongIn(world: BookingWorld): string | null {
  if (world.fault !== null) return world.fault;
  const { booking } = world;
  if (booking.state === 'inDoubt' && booking.doubt === null) return 'it is in doubt about nothing';
  const rest = atRest(world);
  if (rest === null) return 'it does not come to rest';
  return rest.fault ?? contradiction(rest);
}

const decides = (decision: Decision): BookingEvent => ({ kind: 'decides', decision });
const CALLED: readonly BookingEvent[] = [
  { kind: 'begins' },
  { kind: 'works', call: 0, how: 'does' },
  { kind: 'answers', call: 0 },
];

/** A create is executed after somebody declared the opposite and requested another one. */
const SUBMITTED_AGAIN: readonly BookingEvent[] = [
  decides('submit'),
  { kind: 'begins' },
  { kind: 'isTakenOver' },
  decides('notCreated'),
  decides('submit'),
  { kind: 'works', call: 0, how: 'does' },
];

/** S-360 shows no file of a lost create twice, whether or not it executes it late. */
const COUNTED: readonly BookingEvent[] = [
  decides('submit'),
  { kind: 'begins' },
  { kind: 'isTakenOver' },
  { kind: 'begins' },
  { kind: 'works', call: 1, how: 'doesInPart' },
  { kind: 'answers', call: 1 },
];

/** The events before each order of events. */
export const BEGINNINGS = {
  composed: [],
  made: [decides('submit'), ...CALLED],
  open: [decides('submit'), ...CALLED, ...CALLED],
  closing: [decides('submit'), ...CALLED, ...CALLED, decides('close'), { kind: 'begins' }],
  submittedAgain: SUBMITTED_AGAIN,
  counted: COUNTED,
  /** The first of two orders is closed, the second one is open. */
  madeTwice: [
    ...SUBMITTED_AGAIN,
    { kind: 'begins' },
    { kind: 'deskCloses', order: 0 },
    { kind: 'tells', order: 0 },
    { kind: 'works', call: 1, how: 'does' },
    { kind: 'answers', call: 1 },
  ],
} as const satisfies Record<string, readonly BookingEvent[]>;

/** Every order of events of one booking; `onState` is called with each state that occurs. */
export function bookingOrders(
  booking: BookingRecord,
  beginning: readonly BookingEvent[],
  onState: (state: BookingState) => void,
): Explored<BookingWorld, BookingEvent> {
  const nowMs = Date.parse('2026-03-01T10:00:00.000Z');
  const calm = { orders: [], calls: [], fence: 1, closings: 0, fault: null };
  return {
    start: beginning.reduce<BookingWorld>((world, event) => after(world, event) ?? world, {
      ...calm,
      booking,
      nowMs,
    }),
    events: eventsOf,
    after,
    keyOf,
    wrongIn(world) {
      onState(world.booking.state);
      return wrongIn(world);
    },
  };
}
