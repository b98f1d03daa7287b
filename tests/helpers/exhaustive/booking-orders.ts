import type { BookingState } from '../../../server/src/contracts';
import {
  confirmAbandonment,
  changeBooking,
  confirmClosing,
  decideDoubt,
  submitBooking,
  withdrawRequest,
} from '../../../server/src/bookings/machine/decisions';
import { lateOrderOf } from '../../../server/src/bookings/machine/moves';
import { nextStep } from '../../../server/src/bookings/machine/steps';
import type { BookingChange, BookingRecord } from '../../../server/src/bookings/records';
import { StateConflictError } from '../../../server/src/kernel/errors';
import {
  answers,
  begins,
  isNotSent,
  isTakenOver,
  keyOf,
  losesAnswer,
  tells,
  TICK_MS,
  timeOf,
  turned,
  works,
  written,
  type BookingWorld,
  type Working,
} from './booking-world';
import type { Explored } from './every-order';

type Decision = 'submit' | 'close' | 'abandon' | 'withdraw' | 'change' | 'notCreated';

/** An event of a booking; calls and orders are given by their position. */
export type BookingEvent =
  | { kind: 'decides'; decision: Decision }
  | { kind: 'adopts' | 'tells' | 's360GivesUp' | 'deskCloses'; order: number }
  | { kind: 'begins' | 'isTakenOver' }
  | { kind: 'works'; call: number; how: Working }
  | { kind: 'answers' | 'losesAnswer' | 'isNotSent'; call: number };

const DECISIONS: readonly Decision[] = [
  'submit',
  'close',
  'abandon',
  'withdraw',
  'change',
  'notCreated',
];
const WORKING: readonly Working[] = ['does', 'doesInPart', 'refuses'];

function eventsOf({ calls, orders }: BookingWorld): BookingEvent[] {
  return [
    ...DECISIONS.map((decision) => ({ kind: 'decides', decision }) as const),
    { kind: 'begins' },
    { kind: 'isTakenOver' },
    ...calls.flatMap((_, call) => [
      ...WORKING.map((how) => ({ kind: 'works', call, how }) as const),
      ...(['answers', 'losesAnswer', 'isNotSent'] as const).map((kind) => ({ kind, call })),
    ]),
    ...orders.flatMap((_, order) =>
      (['adopts', 'tells', 's360GivesUp', 'deskCloses'] as const).map((kind) => ({ kind, order })),
    ),
  ];
}

function decided(world: BookingWorld, decision: Decision): BookingChange {
  const { booking } = world;
  const { revision } = booking;
  const by = { revision, author: 'admin:1', at: timeOf(world) };
  switch (decision) {
    case 'submit': {
      const sellingPoint = { id: '1', abandonDelayMs: 15 * 60_000 };
      return submitBooking(booking, { contactNumber: '1001', sellingPoint }, by);
    }
    case 'close': {
      const { offer, payment } = booking;
      return confirmClosing(booking, { payment, total: offer?.total ?? '' }, by);
    }
    case 'abandon':
      return confirmAbandonment(booking, by);
    case 'withdraw':
      return withdrawRequest(booking, by);
    case 'change':
      return changeBooking(booking, booking, by);
    case 'notCreated':
      return decideDoubt(booking, { decision, revision }, by);
  }
}

function adopted(world: BookingWorld, orderId: string): BookingChange {
  const { revision } = world.booking;
  const by = { revision, author: 'admin:1', at: timeOf(world) };
  return decideDoubt(world.booking, { decision: 'adopt', orderId, revision }, by);
}

/** A desk closes an open order, or reopens and closes an abandoned one. */
function ofOrder(
  world: BookingWorld,
  event: Extract<BookingEvent, { order: number }>,
): BookingWorld | null {
  const order = world.orders[event.order];
  if (order === undefined) return null;
  switch (event.kind) {
    case 'adopts':
      return written(world, adopted(world, order.orderId));
    case 'tells':
      return tells(world, order);
    case 's360GivesUp':
      return order.state === 'OPEN' ? turned(world, order, 'ABANDONED') : null;
    case 'deskCloses':
      return order.state === 'CLOSED' ? null : turned(world, order, 'CLOSED');
  }
}

function ofCall(
  world: BookingWorld,
  event: Extract<BookingEvent, { call: number }>,
): BookingWorld | null {
  const call = world.calls[event.call];
  if (call === undefined) return null;
  switch (event.kind) {
    case 'works':
      return works(world, call, event.how);
    case 'answers':
      return answers(world, call);
    case 'losesAnswer':
      return losesAnswer(world, call);
    case 'isNotSent':
      return isNotSent(world, call);
  }
}

function happens(world: BookingWorld, event: BookingEvent): BookingWorld | null {
  if ('order' in event) return ofOrder(world, event);
  if ('call' in event) return ofCall(world, event);
  switch (event.kind) {
    case 'decides':
      return written(world, decided(world, event.decision));
    case 'begins':
      return begins(world);
    case 'isTakenOver':
      return isTakenOver(world);
  }
}

/** Forbidden actions of an operator are skipped; any other error is a fault. */
function after(before: BookingWorld, event: BookingEvent): BookingWorld | null {
  if (before.fault !== null) return null;
  const world = { ...before, nowMs: before.nowMs + TICK_MS };
  try {
    return happens(world, event);
  } catch (error) {
    if (error instanceof StateConflictError) return null;
    return { ...world, fault: `it throws: ${String(error)}` };
  }
}

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
