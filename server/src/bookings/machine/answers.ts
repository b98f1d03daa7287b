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
  again,
  AT_REST,
  isOpen,
  isSameCall,
  lateOrderOf,
  moved,
  orLateOrder,
  withOutcome,
} from './moves';
import { isClosed, isGivenUp, stateFailure } from './order-state';
import { closesByItself } from './received';
import { closedOtherwise } from './reopened';
import type { StepFailure } from './step-failure';
import { unread } from './unread';

/** What S-360 answered to a call that it carried out. */
export type StepAnswer =
  | { step: 'create'; orderId: string; orderState: string | null; content: OfferedContent }
  | { step: 'shipmentModes'; modes: { id: string; name: string; type: string }[] }
  | { step: 'shipment'; shipmentModeId: string }
  | { step: 'close' | 'abandon'; orderState: string | null };

/** After S-360 must have given up an open order, it is looked at once: its webhook may be missed. */
const LOOK_AFTER_MS = 30 * 60_000;

const byPlugin = (kind: EventEntry['kind'], detail: string | null = null): EventEntry => ({
  kind,
  author: null,
  detail,
});

/**
 * What an answer leaves of the booking whose call it belongs to; `null` when the booking is not in
 * that call any more: somebody else took over, or the webhook was faster. Only the doubt about a
 * creation can still be ended by it. Pure.
 */
export function answered(
  booking: BookingRecord,
  sending: BookingSending,
  answer: StepAnswer,
  at: Date,
): BookingChange | null {
  if (!isSameCall(booking.sending, sending)) return late(booking, sending, answer, at);
  switch (answer.step) {
    case 'create':
      return created(booking, answer, at);
    case 'shipmentModes': {
      const offer = booking.offer && { ...booking.offer, shipmentModes: answer.modes };
      // It may be closing by now.
      const isLookedAtOnce = !isOpen(booking.state) || offer?.isTotalUnsure === true;
      const nextAttemptAt = isLookedAtOnce ? null : lookAt(booking, at);
      const patch = { ...booking, ...DONE, offer, nextAttemptAt };
      return { booking: patch, events: [], at };
    }
    case 'shipment': {
      const shipmentModeSet = answer.shipmentModeId;
      const check = { step: 'shipment', cause: 'done' } as const;
      const patch = { ...booking, ...DONE, shipmentModeSet, check, nextAttemptAt: null };
      return { booking: patch, events: [], at };
    }
    case 'close':
    case 'abandon':
      return ended(booking, answer, at);
  }
}

/** Nobody has ended the doubt about this call yet, nor says how it ended. */
const isDoubted = ({ doubt, state }: BookingRecord, sending: BookingSending): boolean =>
  state === 'inDoubt' && doubt?.adopt === null && isSameCall(doubt.call ?? null, sending);

/**
 * The answer came to a process that was taken over: the order that it names is read and taken like
 * one that an operator names, for it may have been closed or given up since. After a decision of an
 * operator the answer decides nothing: the order webhook tells of the order all the same.
 */
function late(
  booking: BookingRecord,
  sending: BookingSending,
  answer: StepAnswer,
  at: Date,
): BookingChange | null {
  return answer.step === 'create' && isDoubted(booking, sending)
    ? toBeAdopted(booking, answer.orderId, null, at)
    : null;
}

/** The order that S-360 named is read, and taken if it is the booking's. */
function toBeAdopted(
  booking: BookingRecord,
  orderId: string,
  failure: SyncFailure | null,
  at: Date,
): BookingChange {
  const doubt = booking.doubt && { ...booking.doubt, adopt: { orderId, author: null } };
  const patch = { doubt, failure, tries: 0, nextAttemptAt: at };
  return { booking: moved(booking, patch), events: [], at };
}

const DONE = { sending: null, tries: 0, failure: null } as const satisfies Partial<BookingRecord>;

const lookAt = ({ expiresAt }: BookingRecord, at: Date): Date =>
  new Date((expiresAt ?? at).getTime() + LOOK_AFTER_MS);

function created(
  booking: BookingRecord,
  { content, orderId }: Extract<StepAnswer, { step: 'create' }>,
  at: Date,
): BookingChange {
  const offer = offerFrom(content, orderId, booking, null);
  const isRelease = booking.kind === 'release';
  const late = lateOrderOf(booking);
  const state = isComplete(offer) ? 'created' : 'incomplete';
  const delayMs = booking.sellingPoint?.abandonDelayMs ?? null;
  const after = moved(booking, {
    ...AT_REST,
    state: closesByItself(booking, state) ? 'closing' : state,
    orderId,
    fileId: offer.fileId,
    // A release has nothing to be shipped.
    offer: isRelease ? { ...offer, shipmentModes: [] } : offer,
    total: BigInt(offer.total),
    currency: content.currency ?? booking.currency,
    expiresAt: delayMs === null ? null : new Date(at.getTime() + delayMs),
    attempts: withOutcome(booking, 'created'),
    failure: late === null ? null : closedOtherwise(late, at),
  });
  const waits = isRelease && after.state === 'incomplete';
  return {
    booking: waits ? { ...after, nextAttemptAt: lookAt(after, at) } : after,
    events: [byPlugin(state, orderId)],
    at,
  };
}

/** S-360 said that it did it; what the order became is taken from its answer, or read. */
function ended(
  booking: BookingRecord,
  { orderState, step }: Extract<StepAnswer, { step: 'close' | 'abandon' }>,
  at: Date,
): BookingChange {
  if (isClosed(orderState)) return closed(booking, at);
  if (isGivenUp(orderState)) return abandoned(booking, at);
  const code = step === 'close' ? 'not-closed' : 'not-abandoned';
  const failure = stateFailure(orderState, code, at);
  return toBeRead(booking, { step, cause: orderState === null ? 'lost' : 'notDone', failure }, at);
}

/** The booking as it is once its order is closed. */
export function closed(booking: BookingRecord, at: Date): BookingChange {
  const after = moved(booking, { ...AT_REST, state: 'closed', failure: null, expiresAt: null });
  return { booking: after, events: [byPlugin('closed', booking.orderId)], at, needsOrder: true };
}

/** The booking as it is once its order was given up. */
export function abandoned(booking: BookingRecord, at: Date): BookingChange {
  const after = moved(booking, { ...AT_REST, state: 'abandoned', failure: null, expiresAt: null });
  return orLateOrder({
    booking: after,
    events: [byPlugin('abandoned', booking.orderId)],
    at,
    ...(booking.follows !== null && { freesFollowed: true }),
  });
}

function toBeRead(booking: BookingRecord, how: FailedStepCheck, at: Date): BookingChange {
  const check = { ...how, ...(booking.sending && { begunAt: booking.sending.startedAt }) };
  const after = { ...booking, check, sending: null, nextAttemptAt: null };
  return { booking: after, events: [], at };
}

/**
 * What a call without success leaves of the booking; `null` when it is not in that call any more,
 * unless a late refusal ends the doubt about it. A creation that may have been carried out is in doubt, whatever else is known. Pure.
 */
export function unanswered(
  booking: BookingRecord,
  sending: BookingSending,
  outcome: StepFailure,
  at: Date,
): BookingChange | null {
  const { failure, kind, retryAt } = outcome;
  if (!isSameCall(booking.sending, sending)) {
    if (!isDoubted(booking, sending)) return null;
    const named = namedBy(outcome);
    if (named !== null) return toBeAdopted(booking, named, failure, at);
    // One call is made of an attempt that is in doubt: what S-360 refused it has not created.
    return kind === 'refused' ? refused(booking, failure, at) : null;
  }
  if (kind === 'notSent') return again(booking, failure, retryAt, at);
  switch (sending.step) {
    case 'create':
      return kind === 'lost'
        ? inDoubt(booking, failure, namedBy(outcome), at)
        : refused(booking, failure, at);
    case 'shipmentModes':
      // Nothing is chosen of what cannot be told; everything else goes on.
      return kind === 'lost'
        ? again(booking, failure, retryAt, at)
        : answered(booking, sending, { step: 'shipmentModes', modes: [] }, at);
    case 'shipment':
    case 'close':
    case 'abandon':
      return toBeRead(booking, { step: sending.step, cause: kind, failure }, at);
    case 'read':
      return unread(booking, sending, outcome, at);
  }
}

const namedBy = (outcome: StepFailure): string | null =>
  outcome.kind === 'lost' ? (outcome.orderId ?? null) : null;

/** `named` is read at once: left alone, S-360 would give it up. */
function inDoubt(
  booking: BookingRecord,
  failure: SyncFailure,
  named: string | null,
  at: Date,
): BookingChange {
  const call = booking.sending ?? undefined;
  const adopt = named === null ? null : { orderId: named, author: null };
  const doubt = { since: at.toISOString(), adopt, ...(call && { call }) };
  const nextAttemptAt = named === null ? null : at;
  const after = moved(booking, { ...AT_REST, state: 'inDoubt', doubt, failure, nextAttemptAt });
  return { booking: after, events: [byPlugin('answerLost', failure.code)], at };
}

/** S-360 refuses it as it is: it can be changed and submitted again. */
export function refused(booking: BookingRecord, failure: SyncFailure, at: Date): BookingChange {
  const attempts = withOutcome(booking, 'refused');
  const after = moved(booking, { ...AT_REST, state: 'failed', attempts, failure });
  return orLateOrder({
    booking: after,
    events: [byPlugin('refused', failure.code)],
    at,
    ...(booking.follows !== null && { freesFollowed: true }),
  });
}

/**
 * The call's process stopped before the answer was written: a creation is in doubt, of anything else
 * the order is read. `null` when the call is the present holder's own.
 */
export function interrupted(booking: BookingRecord, fence: number, at: Date): BookingChange | null {
  const { sending } = booking;
  if (sending === null || sending.fence >= fence) return null;
  const failure: SyncFailure = {
    code: 'interrupted',
    reason: reason('callInterrupted'),
    at: at.toISOString(),
  };
  return unanswered(booking, sending, { kind: 'lost', failure, retryAt: at }, at);
}
