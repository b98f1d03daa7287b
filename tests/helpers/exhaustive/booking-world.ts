import {
  applyAnswer,
  interruptCall,
  applyStepFailure,
  type StepAnswer,
} from '../../../server/src/bookings/machine/answers';
import type { StepFailure } from '../../../server/src/bookings/machine/step-failure';
import { isOpen, isSameCall, lateOrderOf } from '../../../server/src/bookings/machine/moves';
import { applyRead } from '../../../server/src/bookings/machine/read';
import { applyCount } from '../../../server/src/bookings/machine/file-counts';
import { applyReceivedOrder } from '../../../server/src/bookings/machine/received-order';
import { beginStep, nextStep } from '../../../server/src/bookings/machine/steps';
import { NEVER } from '../../../server/src/bookings/machine/failed-read';
import type {
  BookingChange,
  BookingRecord,
  BookingSending,
} from '../../../server/src/bookings/records';
import type { ShownOrder } from '../../../server/src/bookings/shown-order';
import { written as writtenReason } from '../builders/reasons';
import { contentOf, shownOrder, type WorldOrder } from './world-orders';

/** A call that S-360 may still execute, or whose answer is on its way. */
export interface WorldCall {
  sending: BookingSending;
  /** The order of the call; `null` for a create. */
  orderId: string | null;
  reference: string;
  /** `null` until S-360 has worked on it. */
  outcome:
    | StepAnswer
    | { step: 'read'; order: ShownOrder }
    | { step: 'count'; files: number }
    | 'refused'
    | null;
  /** Whether a process still waits for the answer. */
  isAwaited: boolean;
}

/** One booking, its orders in S-360, and the calls in progress between them. */
export interface BookingWorld {
  booking: BookingRecord;
  orders: readonly WorldOrder[];
  calls: readonly WorldCall[];
  fence: number;
  nowMs: number;
  /** The number of orders closed by calls of the plugin. */
  closings: number;
  /** The violation that occurred, if any. */
  fault: string | null;
}

export const TICK_MS = 10_000;
export const timeOf = ({ nowMs }: BookingWorld): Date => new Date(nowMs);

/** A final state may be left only when S-360 has closed an order after all. */
function illegalMove(before: BookingRecord, after: BookingRecord): string | null {
  const isLeft = before.state !== after.state;
  if (before.state === 'closed' && isLeft) return `closed became ${after.state}`;
  const afterAbandoned = ['closed', 'inDoubt'];
  if (before.state === 'abandoned' && isLeft && !afterAbandoned.includes(after.state)) {
    return `abandoned became ${after.state}`;
  }
  if (isOpen(before.state) && after.state === 'closing' && lateOrderOf(before) !== null) {
    return 'it is to be closed beside a closed order';
  }
  return null;
}

/** The world after a decision about its booking; `null` when nothing is written. */
export function written(world: BookingWorld, change: BookingChange | null): BookingWorld | null {
  if (change === null) return null;
  const fault = world.fault ?? illegalMove(world.booking, change.booking);
  return { ...world, booking: change.booking, fault };
}

/** A process takes the next step of the booking, at once or when it is due. */
export function begins(world: BookingWorld): BookingWorld | null {
  const { booking, fence } = world;
  const step = nextStep(booking);
  const dueMs = booking.nextAttemptAt?.getTime() ?? 0;
  if (step === null || step === 'contact' || dueMs >= NEVER.getTime()) return null;
  const nowMs = Math.max(world.nowMs, dueMs);
  const on = beginStep(booking, { step, fence, now: new Date(nowMs) });
  if (on === null) return null;
  const call: WorldCall = {
    sending: on.sending,
    orderId: booking.doubt?.adopt?.orderId ?? booking.orderId,
    reference: booking.attempts.at(-1)?.reference ?? '',
    outcome: null,
    isAwaited: true,
  };
  return { ...world, nowMs, booking: on.booking, calls: [...world.calls, call] };
}

const replaced = <T>(all: readonly T[], old: T, by: T): T[] =>
  all.map((one) => (one === old ? by : one));

/** S-360, a desk or a call changes the state of an order. */
export const turned = (
  world: BookingWorld,
  order: WorldOrder,
  state: WorldOrder['state'],
): BookingWorld => ({ ...world, orders: replaced(world.orders, order, { ...order, state }) });

export type Working = 'does' | 'doesInPart' | 'refuses';

/** S-360 executes or refuses a call. */
export function works(world: BookingWorld, call: WorldCall, how: Working): BookingWorld | null {
  if (call.outcome !== null) return null;
  const done =
    how === 'refuses' ? { world, outcome: 'refused' as const } : doneBy(world, call, how);
  if (done === null) return null;
  const calls = replaced(done.world.calls, call, { ...call, outcome: done.outcome });
  return { ...done.world, calls: calls.filter((one) => one.isAwaited || one.outcome === null) };
}

function doneBy(
  world: BookingWorld,
  call: WorldCall,
  how: Working,
): { world: BookingWorld; outcome: WorldCall['outcome'] } | null {
  const { step } = call.sending;
  if (step === 'create') return createdBy(world, call, how === 'does');
  // A count in part lags: it sees none of the orders.
  const files = how === 'does' ? world.orders.length : 0;
  if (step === 'count') return { world, outcome: { step, files } };
  if (how === 'doesInPart') return null;
  const order = world.orders.find(({ orderId }) => orderId === call.orderId);
  if (order === undefined) return { world, outcome: 'refused' };
  switch (step) {
    case 'read':
      return { world, outcome: { step, order: shownOrder(order, world.booking) } };
    case 'close': {
      if (order.state !== 'OPEN') return { world, outcome: 'refused' };
      const closings = world.closings + 1;
      const fault = closings > 1 ? 'a second order was closed' : world.fault;
      const closed = { ...turned(world, order, 'CLOSED'), closings, fault };
      return { world: closed, outcome: { step, orderState: 'CLOSED' } };
    }
    case 'abandon':
      if (order.state !== 'OPEN') return { world, outcome: 'refused' };
      return {
        world: turned(world, order, 'ABANDONED'),
        outcome: { step, orderState: 'ABANDONED' },
      };
  }
}

function createdBy(world: BookingWorld, { reference }: WorldCall, isWhole: boolean) {
  const orderId = String(700 + world.orders.length);
  const isSecond = world.orders.some((order) => order.reference === reference);
  const fault = isSecond ? `a second order was made of the attempt ${reference}` : world.fault;
  const orders = [...world.orders, { orderId, reference, state: 'OPEN' as const, isWhole }];
  const content = contentOf({ isWhole });
  const outcome = { step: 'create' as const, orderId, orderState: 'OPEN', content };
  return { world: { ...world, orders, fault }, outcome };
}

const failureAt = (world: BookingWorld, kind: StepFailure['kind']): StepFailure => ({
  kind,
  failure: { code: kind, reason: writtenReason(kind), at: timeOf(world).toISOString() },
  retryAt: new Date(world.nowMs + 1000),
});

const without = (world: BookingWorld, call: WorldCall): BookingWorld => ({
  ...world,
  calls: world.calls.filter((one) => one !== call),
});

/** The answer reaches the calling process. */
export function answers(world: BookingWorld, call: WorldCall): BookingWorld | null {
  const { outcome, sending } = call;
  if (outcome === null || !call.isAwaited) return null;
  const { booking } = world;
  const at = timeOf(world);
  const retryAt = new Date(world.nowMs + 1000);
  const over = without(world, call);
  if (outcome === 'refused') {
    return (
      written(over, applyStepFailure(booking, sending, failureAt(world, 'refused'), at)) ?? over
    );
  }
  return written(over, changeBy(booking, sending, outcome, { at, retryAt })) ?? over;
}

function changeBy(
  booking: BookingRecord,
  sending: BookingSending,
  outcome: Exclude<WorldCall['outcome'], 'refused' | null>,
  { at, retryAt }: { at: Date; retryAt: Date },
): BookingChange | null {
  switch (outcome.step) {
    case 'read':
      return applyRead(booking, sending, { order: outcome.order, retryAt }, at);
    case 'count':
      return applyCount(booking, sending, outcome.files, at);
    default:
      return applyAnswer(booking, sending, outcome, at);
  }
}

/** The process stops waiting, although S-360 may still execute the call. */
export function losesAnswer(world: BookingWorld, call: WorldCall): BookingWorld | null {
  if (!call.isAwaited) return null;
  const isLeft = call.outcome === null;
  const calls = isLeft
    ? replaced(world.calls, call, { ...call, isAwaited: false })
    : without(world, call).calls;
  const over = { ...world, calls };
  const lost = applyStepFailure(
    world.booking,
    call.sending,
    { ...failureAt(world, 'lost'), kind: 'lost', isCounted: true },
    timeOf(world),
  );
  return written(over, lost) ?? over;
}

/** The call did not reach S-360. */
export function isNotSent(world: BookingWorld, call: WorldCall): BookingWorld | null {
  if (call.outcome !== null || !call.isAwaited) return null;
  const over = without(world, call);
  const notSent = failureAt(world, 'notSent');
  return (
    written(over, applyStepFailure(world.booking, call.sending, notSent, timeOf(world))) ?? over
  );
}

/** Another process takes over while the calls of the earlier one continue. */
export function isTakenOver(world: BookingWorld): BookingWorld | null {
  const fence = world.fence + 1;
  return written(
    { ...world, fence },
    interruptCall(world.booking, fence, timeOf(world), { isCounted: true }),
  );
}

/** The webhook of S-360 sends an order. */
export function tells(world: BookingWorld, order: WorldOrder): BookingWorld | null {
  const shown = {
    order: shownOrder(order, world.booking),
    orderDocumentId: `order-${order.orderId}`,
  };
  return written(world, applyReceivedOrder(world.booking, shown, timeOf(world)));
}

/** The same key for worlds with the same future. */
export function keyOf(world: BookingWorld): string {
  const { booking, calls, closings, fault, fence, nowMs, orders } = world;
  const { check, doubt, failure, nextAttemptAt, offer, sending } = booking;
  const dueMs = nextAttemptAt?.getTime() ?? 0;
  const doubted = doubt?.call ?? null;
  const begunAt = check?.cause === 'lost' ? Date.parse(check.begunAt ?? check.failure.at) : nowMs;
  return JSON.stringify(
    [
      [booking.state, booking.kind, booking.orderId, booking.orderDocumentId, booking.payment],
      booking.attempts.map(({ lateOrderId, outcome }) => [outcome, lateOrderId]),
      [offer?.differences.length, offer?.total, booking.total === 0n],
      [booking.tries, failure?.code],
      dueMs >= NEVER.getTime() ? 'never' : dueMs > nowMs,
      [sending?.step, sending?.fence === fence, check?.step, check?.cause],
      Math.min(Math.round((nowMs - begunAt) / TICK_MS), 13),
      [doubt?.adopt, doubt !== null, doubt?.count && doubt.count.zeroAt !== null],
      calls.map((call) => [
        ...[call.sending.step, call.orderId, call.reference, call.outcome, call.isAwaited],
        ...[isSameCall(sending, call.sending), isSameCall(doubted, call.sending)],
      ]),
      [orders, closings, fault],
    ],
    (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  );
}
