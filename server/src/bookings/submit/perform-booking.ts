import { reason, type Reason } from '../../contracts/reasons';
import {
  retryTime,
  DONE,
  failureFrom,
  NOTHING,
  outcomeOf,
  verdictOn,
  verdictOnOnce,
  type BackoffTerms,
  type CallPorts,
  type Fence,
  type NoPermit,
  type WorkResult,
} from '../../sending';
import type { Permit, S360Error, Assumptions } from '../../s360';
import type { BookingWork } from '../database/due-bookings';
import { applyAnswer, failBooking, applyStepFailure } from '../machine/answers';
import { applyCount, countsFiles } from '../machine/file-counts';
import { applyRead } from '../machine/read';
import type { StepFailure } from '../machine/step-failure';
import { beginStep, nextStep } from '../machine/steps';
import type { BookingRecord, BookingSending, CallStep } from '../records';
import type { BookingStore, DecideChange } from '../store';
import { whyNoNumber, type BookableContact } from '../compose/bookable-contact';
import { makeCall, type BookingClient, type CallResult } from './make-call';
import { callOf } from './requests';

export interface BookingPorts extends Pick<CallPorts, 'clock' | 'noteAnswer' | 'takePermit'> {
  fence: Fence;
  institution: string;
  /** The S-360 that is configured now. */
  baseUrl: string;
  client: BookingClient;
  /** How S-360 behaves at the institution where its documentation leaves that open. */
  assumptions: Assumptions;
  store: BookingStore;
  contact(documentId: string): Promise<BookableContact>;
}

const LEASE_AGAIN_MS = 1_000;
/** Somebody waits for a booking: the first retry comes soon, later ones every few minutes. */
const BOOKING_RETRY: BackoffTerms = { firstMs: 1_000, longestMs: 2 * 60_000 };

/**
 * Performs a booking's next step: derive it, take a permit, record the call, make it, store the
 * answer. A call that must not be repeated is made at most once; see the state machine.
 */
export async function performBooking(work: BookingWork, ports: BookingPorts): Promise<WorkResult> {
  const booking = await ports.store.find(work.documentId);
  if (!booking || booking.baseUrl !== ports.baseUrl) return NOTHING;
  const step = nextStep(booking);
  if (step === null) return NOTHING;
  if (step === 'contact') {
    await takeNumber(booking, ports);
    return NOTHING;
  }
  const fence = await ports.fence();
  if (fence === null) return { kind: 'noPermit', waitMs: LEASE_AGAIN_MS };
  const { contactDocumentId, contactNumber, documentId, orderId } = booking;
  const about = { contactDocumentId, contactNumber, orderId, bookingDocumentId: documentId };
  const taken = await ports.takePermit({ ...callOf(booking, step), lane: 'booking', about });
  if (taken.kind === 'noPermit') return taken;
  const onRecord = await putOnRecord(booking, { fence, step }, ports);
  if (onRecord === null) return NOTHING;
  return call(onRecord.booking, onRecord.sending, taken.permit, ports);
}

/**
 * The contact was pushed, or cannot be: the booking goes on, or fails as if S-360 had refused it.
 */
async function takeNumber({ documentId }: BookingRecord, ports: BookingPorts): Promise<void> {
  await ports.store.change(documentId, async (booking) => {
    const { contactDocumentId } = booking;
    if (nextStep(booking) !== 'contact' || contactDocumentId === null) return null;
    const { contactNumber, failure, status } = await ports.contact(contactDocumentId);
    const at = ports.clock.now();
    if (contactNumber !== null) {
      const events = [{ kind: 'contactCreated', author: null, detail: contactNumber } as const];
      return { booking: { ...booking, contactNumber, tries: 0, nextAttemptAt: null }, events, at };
    }
    if (failure !== null && status === 'toBePushed') return failBooking(booking, failure, at);
    if (status === 'toBePushed' || status === 'inDoubt') return null;
    const why = whyNoNumber(status, ports.institution);
    return failBooking(
      booking,
      { code: 'contact-not-sent', reason: why, at: at.toISOString() },
      at,
    );
  });
}

async function putOnRecord(
  { documentId, revision }: BookingRecord,
  { fence, step }: { fence: number; step: CallStep },
  { clock, store }: BookingPorts,
): Promise<{ booking: BookingRecord; sending: BookingSending } | null> {
  let onRecord: { booking: BookingRecord; sending: BookingSending } | null = null;
  await store.change(documentId, (booking) => {
    const now = clock.now();
    // The permit is for another call if a person has decided something meanwhile.
    onRecord = booking.revision === revision ? beginStep(booking, { fence, step, now }) : null;
    return onRecord && { booking: onRecord.booking, events: [], at: now };
  });
  return onRecord;
}

async function call(
  booking: BookingRecord,
  sending: BookingSending,
  permit: Permit,
  ports: BookingPorts,
): Promise<WorkResult> {
  const { step } = sending;
  if (step === 'abandon' && booking.offer?.movementIds.length === 0) {
    await end(booking, sending, nothingToAbandon(ports.clock.now()), ports);
    return NOTHING;
  }
  const result = await outcomeOf(makeCall(step, booking, permit, ports));
  const at = ports.clock.now();
  switch (result.kind) {
    case 'answered': {
      ports.noteAnswer(result.answer.answeredAt);
      await applyResult(booking, sending, result.answer.data, ports);
      return DONE;
    }
    case 'noPermit':
      await end(booking, sending, noPermit(result, at), ports);
      return result;
    case 'callFailed':
      await end(booking, sending, failureOf(step, result.error, booking, { ...ports, at }), ports);
      return result;
  }
}

async function applyResult(
  { contactDocumentId, documentId, institution }: BookingRecord,
  sending: BookingSending,
  result: CallResult,
  ports: BookingPorts,
): Promise<void> {
  const at = ports.clock.now();
  const decide: DecideChange = async (booking, reads) => {
    if (result.kind === 'answer') return applyAnswer(booking, sending, result.answer, at);
    if (result.kind === 'count') return applyCount(booking, sending, result.files, at);
    const { order } = result;
    const retryAt = retryTime(at, booking.tries, BOOKING_RETRY);
    const refusal = (code: string, why: Reason) => {
      const failure = { code, reason: why, at: at.toISOString() };
      return applyStepFailure(booking, sending, { kind: 'refused', failure, retryAt }, at);
    };
    if (order === null) return refusal('unusable', reason('answerNotUsable'));
    if (await reads.isTaken(institution, order.orderId, documentId)) {
      return refusal('order-of-another-booking', reason('orderOfOtherBooking'));
    }
    return applyRead(booking, sending, { order, retryAt }, at);
  };
  await ports.store.change(documentId, decide, contactDocumentId);
}

async function end(
  { documentId }: BookingRecord,
  sending: BookingSending,
  outcome: StepFailure,
  { clock, store }: BookingPorts,
): Promise<void> {
  await store.change(documentId, (booking) =>
    applyStepFailure(booking, sending, outcome, clock.now()),
  );
}

function noPermit({ waitMs }: NoPermit, at: Date): StepFailure {
  const failure = { code: 'no-permit', reason: reason('noPermit'), at: at.toISOString() };
  return { kind: 'notSent', failure, retryAt: new Date(at.getTime() + waitMs) };
}

function nothingToAbandon(at: Date): StepFailure {
  const failure = { code: 'no-movements', reason: reason('noMovements'), at: at.toISOString() };
  return { kind: 'refused', failure, retryAt: at };
}

/**
 * Classifies a failure by whether S-360 may have carried the call out: such a call is never
 * repeated automatically.
 */
function failureOf(
  step: CallStep,
  error: S360Error,
  { tries }: BookingRecord,
  { assumptions, at }: Pick<BookingPorts, 'assumptions'> & { at: Date },
): StepFailure {
  const failure = failureFrom(error, at);
  const retryAt = retryTime(at, tries, BOOKING_RETRY);
  // A refusal that names an existing order has changed nothing; only a refused creation may have
  // created the order that it names.
  const isRefusal = error.kind === 'business' && step !== 'create';
  if (isRefusal) return { kind: 'refused', failure, retryAt };
  switch (step === 'read' || step === 'count' ? verdictOn(error) : verdictOnOnce(error)) {
    case 'retry':
      return { kind: 'notSent', failure, retryAt };
    case 'refused':
      return { kind: 'refused', failure, retryAt };
    case 'lost': {
      const orderId = error.kind === 'business' ? error.orderId : null;
      const isCounted = countsFiles(assumptions);
      return { kind: 'lost', failure, retryAt, isCounted, ...(orderId !== null && { orderId }) };
    }
  }
}
