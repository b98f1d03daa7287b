import {
  confirmAbandonment,
  changeBooking,
  confirmClosing,
  decideDoubt,
  submitBooking,
  withdrawRequest,
} from '../../../server/src/bookings/machine/decisions';
import type { BookingChange } from '../../../server/src/bookings/records';
import { StateConflictError } from '../../../server/src/kernel/errors';
import {
  answers,
  begins,
  isNotSent,
  isTakenOver,
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

export type Decision = 'submit' | 'close' | 'abandon' | 'withdraw' | 'change' | 'notCreated';

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

/** What can happen to a booking now. */
export function eventsOf({ calls, orders }: BookingWorld): BookingEvent[] {
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
export function after(before: BookingWorld, event: BookingEvent): BookingWorld | null {
  if (before.fault !== null) return null;
  const world = { ...before, nowMs: before.nowMs + TICK_MS };
  try {
    return happens(world, event);
  } catch (error) {
    if (error instanceof StateConflictError) return null;
    return { ...world, fault: `it throws: ${String(error)}` };
  }
}
