import type { SyncFailure } from '../../../contracts/contact-sync';
import { reason } from '../../../contracts/reasons';
import { COUNTED_STATE } from '../../orders/purchases';
import { isFinalized } from '../../orders/receive/judge-order';
import { isComplete, offerFrom, type OfferedContent } from '../offered-order';
import type {
  BookingChange,
  BookingCheck,
  BookingRecord,
  BookingSending,
  EventEntry,
} from '../records';
import { AT_REST, isOpen, isSameCall, lateOrderOf, moved, orLateOrder, withOutcome } from './moves';
import { closesByItself } from './received';
import { closedOtherwise } from './reopened';

/** What S-360 answered to a call that it carried out. */
export type StepAnswer =
  | { step: 'create'; orderId: string; orderState: string | null; content: OfferedContent }
  | { step: 'shipmentModes'; modes: { id: string; name: string; type: string }[] }
  | { step: 'shipment'; shipmentModeId: string }
  | { step: 'close' | 'abandon'; orderState: string | null };

/** How a call ended that S-360 did not carry out, or that got no answer. */
export type StepFailure = { failure: SyncFailure; retryAt: Date } & (
  { kind: 'notSent' } | { kind: 'refused' } | { kind: 'lost' }
);

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
      const nextAttemptAt = isOpen(booking.state) ? lookAt(booking, at) : null;
      const patch = { ...booking, ...DONE, offer, nextAttemptAt };
      return { booking: patch, events: [], at };
    }
    case 'shipment': {
      const shipmentModeSet = answer.shipmentModeId;
      const patch = { ...booking, ...DONE, shipmentModeSet, nextAttemptAt: null };
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
  if (answer.step !== 'create' || booking.doubt === null || !isDoubted(booking, sending))
    return null;
  const doubt = { ...booking.doubt, adopt: { orderId: answer.orderId, author: null } };
  const patch = { doubt, failure: null, tries: 0, nextAttemptAt: at };
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
  const offer = offerFrom(content, orderId, booking);
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
  if (orderState === COUNTED_STATE) return closed(booking, at);
  if (orderState !== null && isFinalized(orderState)) return abandoned(booking, at);
  const failure: SyncFailure = {
    code: step === 'close' ? 'not-closed' : 'not-abandoned',
    message: reason('orderStateAnswered', { orderState: orderState ?? 'unknown' }),
    at: at.toISOString(),
  };
  return toBeRead(booking, { step, cause: orderState === null ? 'lost' : 'notDone', failure }, at);
}

/** The booking as it is once its order is closed. */
export function closed(booking: BookingRecord, at: Date): BookingChange {
  const after = moved(booking, { ...AT_REST, state: 'closed', failure: null, expiresAt: null });
  return { booking: after, events: [byPlugin('closed', booking.orderId)], at, wantsOrder: true };
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

function toBeRead(booking: BookingRecord, check: BookingCheck, at: Date): BookingChange {
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
    // One call is made of an attempt that is in doubt: what S-360 refused it has not created.
    return kind === 'refused' && isDoubted(booking, sending) ? refused(booking, failure, at) : null;
  }
  if (kind === 'notSent') return again(booking, failure, retryAt, at);
  switch (sending.step) {
    case 'create':
      return kind === 'lost' ? inDoubt(booking, failure, at) : refused(booking, failure, at);
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
      return unread(booking, outcome, at);
  }
}

/** Not carried out, for sure: it stays where it is and is tried again. */
function again(
  booking: BookingRecord,
  failure: SyncFailure | null,
  nextAttemptAt: Date,
  at: Date,
): BookingChange {
  const tries = booking.tries + 1;
  const after = { ...booking, sending: null, tries, nextAttemptAt, failure };
  const change: BookingChange = { booking: after, events: [], at };
  return booking.state === 'submitted' ? orLateOrder(change) : change;
}

function inDoubt(booking: BookingRecord, failure: SyncFailure, at: Date): BookingChange {
  const call = booking.sending ?? undefined;
  const doubt = { since: at.toISOString(), adopt: null, ...(call && { call }) };
  const after = moved(booking, { ...AT_REST, state: 'inDoubt', doubt, failure });
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

/** Reading changes nothing, so it may be repeated; what an operator named is not there. */
function unread(
  booking: BookingRecord,
  { failure, kind, retryAt }: StepFailure,
  at: Date,
): BookingChange {
  if (booking.doubt?.adopt && kind === 'refused') return notAdopted(booking, failure, at);
  // Of an open order a person is only told what concerns them.
  return again(booking, isOpen(booking.state) ? booking.failure : failure, retryAt, at);
}

/** The order that an operator named cannot be it: it stays in doubt, with the reason. */
export function notAdopted(booking: BookingRecord, failure: SyncFailure, at: Date): BookingChange {
  const doubt = booking.doubt && { ...booking.doubt, adopt: null };
  const patch = { doubt, failure, sending: null, tries: 0, nextAttemptAt: null };
  return { booking: moved(booking, patch), events: [], at };
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
    message: reason('callInterrupted'),
    at: at.toISOString(),
  };
  return unanswered(booking, sending, { kind: 'lost', failure, retryAt: at }, at);
}
