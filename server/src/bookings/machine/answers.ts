import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason } from '../../contracts/reasons';
import { isComplete, offerFrom, type OfferedContent } from '../offered-order';
import type {
  BookingChange,
  BookingRecord,
  BookingSending,
  EventEntry,
  FailedStepCheck,
} from '../records';
import {
  retryCall,
  AT_REST,
  isOpen,
  isSameCall,
  lateOrderOf,
  reviseBooking,
  failureEvent,
  fallBackToLateOrder,
  withOutcome,
} from './moves';
import { isClosed, isGivenUp, stateFailure } from './order-state';
import { closesAutomatically } from './received-order';
import { closedOtherwiseFailure } from './reopen';
import type { StepFailure } from './step-failure';
import { applyFailedRead } from './failed-read';
import { applyFailedCount, firstCountAt } from './file-counts';

/** S-360's answer to a call that it carried out. */
export type StepAnswer =
  | { step: 'create'; orderId: string; orderState: string | null; content: OfferedContent }
  | { step: 'close' | 'abandon'; orderState: string | null };

/**
 * How long after the expected abandonment an open order is read: its webhook may have been missed.
 */
const LOOK_AFTER_MS = 30 * 60_000;

const byPlugin = (kind: EventEntry['kind'], detail: string | null = null): EventEntry => ({
  kind,
  author: null,
  detail,
});

/**
 * Applies an answer to the booking that made the call. Returns `null` when the booking is no longer
 * in that call, because another process took over or the webhook was faster, unless the answer
 * resolves the doubt about a creation. Pure.
 */
export function applyAnswer(
  booking: BookingRecord,
  sending: BookingSending,
  answer: StepAnswer,
  at: Date,
): BookingChange | null {
  if (!isSameCall(booking.sending, sending)) return applyLateAnswer(booking, sending, answer, at);
  switch (answer.step) {
    case 'create':
      return applyCreation(booking, answer, at);
    case 'close':
    case 'abandon':
      return applyEnding(booking, answer, at);
  }
}

/** Whether the doubt about this call is still open and undecided. */
const isDoubted = ({ doubt, state }: BookingRecord, sending: BookingSending): boolean =>
  state === 'inDoubt' && doubt?.adopt === null && isSameCall(doubt.call ?? null, sending);

/**
 * The answer reached a process that had lost its lease. The named order is read and adopted like
 * one that an operator names, because it may have been closed or abandoned since. Once an operator
 * has decided, the answer decides nothing; the order webhook reports the order anyway.
 */
function applyLateAnswer(
  booking: BookingRecord,
  sending: BookingSending,
  answer: StepAnswer,
  at: Date,
): BookingChange | null {
  return answer.step === 'create' && isDoubted(booking, sending)
    ? enqueueAdoption(booking, answer.orderId, null, at)
    : null;
}

/** Has the order that S-360 named read, to be adopted if it is the booking's. */
function enqueueAdoption(
  booking: BookingRecord,
  orderId: string,
  failure: SyncFailure | null,
  at: Date,
): BookingChange {
  const doubt = booking.doubt && { ...booking.doubt, adopt: { orderId, author: null } };
  const patch = { doubt, failure, tries: 0, nextAttemptAt: at };
  return { booking: reviseBooking(booking, patch), events: [], at };
}

const nextLookAt = ({ expiresAt }: BookingRecord, at: Date): Date =>
  new Date((expiresAt ?? at).getTime() + LOOK_AFTER_MS);

function applyCreation(
  booking: BookingRecord,
  { content, orderId }: Extract<StepAnswer, { step: 'create' }>,
  at: Date,
): BookingChange {
  const offer = offerFrom(content, orderId, booking, null);
  const late = lateOrderOf(booking);
  const state = isComplete(offer) ? 'created' : 'incomplete';
  const delayMs = booking.sellingPoint?.abandonDelayMs ?? null;
  const after = reviseBooking(booking, {
    ...AT_REST,
    state: closesAutomatically(booking, state) ? 'closing' : state,
    orderId,
    fileId: offer.fileId,
    offer,
    total: BigInt(offer.total),
    currency: content.currency ?? booking.currency,
    expiresAt: delayMs === null ? null : new Date(at.getTime() + delayMs),
    attempts: withOutcome(booking, 'created'),
    failure: late === null ? null : closedOtherwiseFailure(late, at),
  });
  // An order whose total is unsure is looked at once, which may tell it.
  const isLookedAtLater = isOpen(after.state) && offer.isTotalUnsure !== true;
  return {
    booking: isLookedAtLater ? { ...after, nextAttemptAt: nextLookAt(after, at) } : after,
    events: [byPlugin(state, orderId)],
    at,
  };
}

/** S-360 confirmed the call. The order's state comes from the answer, or else is read. */
function applyEnding(
  booking: BookingRecord,
  { orderState, step }: Extract<StepAnswer, { step: 'close' | 'abandon' }>,
  at: Date,
): BookingChange {
  if (isClosed(orderState)) return closeBooking(booking, at);
  if (isGivenUp(orderState)) return abandonBooking(booking, at);
  const code = step === 'close' ? 'not-closed' : 'not-abandoned';
  const failure = stateFailure(orderState, code, at);
  return enqueueCheck(
    booking,
    { step, cause: orderState === null ? 'lost' : 'notDone', failure },
    at,
  );
}

export function closeBooking(booking: BookingRecord, at: Date): BookingChange {
  const after = reviseBooking(booking, {
    ...AT_REST,
    state: 'closed',
    failure: null,
    expiresAt: null,
  });
  return { booking: after, events: [byPlugin('closed', booking.orderId)], at, needsOrder: true };
}

export function abandonBooking(booking: BookingRecord, at: Date): BookingChange {
  const after = reviseBooking(booking, {
    ...AT_REST,
    state: 'abandoned',
    failure: null,
    expiresAt: null,
  });
  return fallBackToLateOrder({
    booking: after,
    events: [byPlugin('abandoned', booking.orderId)],
    at,
    ...(booking.follows !== null && { freesFollowed: true }),
  });
}

function enqueueCheck(booking: BookingRecord, how: FailedStepCheck, at: Date): BookingChange {
  const check = { ...how, ...(booking.sending && { begunAt: booking.sending.startedAt }) };
  const after = { ...booking, check, sending: null, nextAttemptAt: null };
  return { booking: after, events: [], at };
}

/**
 * Applies a failed call to the booking. Returns `null` when the booking is no longer in that call,
 * unless a late refusal resolves the doubt about it. A creation that may have been carried out is
 * always in doubt. Pure.
 */
export function applyStepFailure(
  booking: BookingRecord,
  sending: BookingSending,
  outcome: StepFailure,
  at: Date,
): BookingChange | null {
  const { failure, kind, retryAt } = outcome;
  if (!isSameCall(booking.sending, sending)) {
    if (!isDoubted(booking, sending)) return null;
    const named = orderNamedIn(outcome);
    if (named !== null) return enqueueAdoption(booking, named, failure, at);
    // An attempt in doubt made only one call: if S-360 refused it, no order was created.
    return kind === 'refused' ? failBooking(booking, failure, at) : null;
  }
  if (kind === 'notSent') return retryCall(booking, failure, retryAt, at);
  switch (sending.step) {
    case 'create':
      return kind === 'lost' ? putInDoubt(booking, outcome, at) : failBooking(booking, failure, at);
    case 'close':
    case 'abandon':
      return enqueueCheck(booking, { step: sending.step, cause: kind, failure }, at);
    case 'read':
      return applyFailedRead(booking, sending, outcome, at);
    case 'count':
      return applyFailedCount(booking, outcome, at);
  }
}

const orderNamedIn = (outcome: StepFailure): string | null =>
  outcome.kind === 'lost' ? (outcome.orderId ?? null) : null;

/** An order `named` in the answer is read at once: otherwise S-360 would abandon it. */
function putInDoubt(
  booking: BookingRecord,
  outcome: Extract<StepFailure, { kind: 'lost' }>,
  at: Date,
): BookingChange {
  const { failure } = outcome;
  const call = booking.sending ?? undefined;
  const named = orderNamedIn(outcome);
  const adopt = named === null ? null : { orderId: named, author: null };
  const countAt = named === null && outcome.isCounted ? firstCountAt(booking, at) : null;
  const count = countAt && { count: { zeroAt: null } };
  const doubt = { since: at.toISOString(), adopt, ...(call && { call }), ...count };
  const nextAttemptAt = named === null ? countAt : at;
  const after = reviseBooking(booking, {
    ...AT_REST,
    state: 'inDoubt',
    doubt,
    failure,
    nextAttemptAt,
  });
  return { booking: after, events: [failureEvent('answerLost', failure)], at };
}

/** S-360 refused the booking; it can be changed and submitted again. */
export function failBooking(booking: BookingRecord, failure: SyncFailure, at: Date): BookingChange {
  const attempts = withOutcome(booking, 'refused');
  const after = reviseBooking(booking, { ...AT_REST, state: 'failed', attempts, failure });
  return fallBackToLateOrder({
    booking: after,
    events: [failureEvent('refused', failure)],
    at,
    ...(booking.follows !== null && { freesFollowed: true }),
  });
}

/**
 * The calling process stopped before it stored the answer. A creation is then in doubt; after any
 * other call the order is read. `null` when the call belongs to the current lease holder.
 */
export function interruptCall(
  booking: BookingRecord,
  fence: number,
  at: Date,
  { isCounted = false } = {},
): BookingChange | null {
  const { sending } = booking;
  if (sending === null || sending.fence >= fence) return null;
  const failure: SyncFailure = {
    code: 'interrupted',
    reason: reason('callInterrupted'),
    at: at.toISOString(),
  };
  return applyStepFailure(booking, sending, { kind: 'lost', failure, retryAt: at, isCounted }, at);
}
