import type { BookingPayment, BookingStatus, DecideBookingInDoubt } from '../../contracts/bookings';
import { reason, type ReasonValues } from '../../contracts/reasons';
import { StateConflictError } from '../../kernel/errors';
import type {
  BookingAuthor,
  BookingChange,
  BookingRecord,
  EventEntry,
  FollowedBooking,
  SellingPoint,
} from '../records';
import { isStateUnknown } from './order-state';
import { reopen } from './reopen';
import {
  AT_REST,
  isChangeable,
  isEnding,
  isOpen,
  isPaid,
  lateOrderOf,
  reviseBooking,
  fallBackToLateOrder,
  withOutcome,
} from './moves';

/** The revision, author and time of a person's decision. */
interface Decision {
  revision: number;
  author: BookingAuthor;
  at: Date;
}

const eventsBy = (
  author: BookingAuthor,
  kind: EventEntry['kind'],
  detail: string | null = null,
) => [{ kind, author, detail }];

/**
 * Refuses a decision on an earlier revision.
 * @throws StateConflictError
 */
export function checkRevision(booking: BookingRecord, revision: number): void {
  if (booking.revision === revision) return;
  throw new StateConflictError(
    reason('bookingChanged', { booking: booking.reference, bookingState: booking.state }),
  );
}

function refuseUnless(
  isSo: boolean,
  { reference: booking, state: bookingState }: BookingRecord,
  action: ReasonValues<'bookingCannot'>['action'],
): void {
  if (isSo) return;
  throw new StateConflictError(reason('bookingCannot', { booking, bookingState, action }));
}

const mayBeSentError = ({ reference }: BookingRecord): StateConflictError =>
  new StateConflictError(reason('bookingMayBeSent', { booking: reference }));

/** Refuses to close a second order beside the closed one of an earlier attempt. */
function refuseBesideClosed(booking: BookingRecord): void {
  const orderId = lateOrderOf(booking);
  if (orderId === null) return;
  throw new StateConflictError(
    reason('bookingClosedBefore', { order: orderId, booking: booking.reference }),
  );
}

/** Refuses to continue with an order that may already be closed or abandoned. */
function refuseWhileUnknown(booking: BookingRecord): void {
  if (!isStateUnknown(booking)) return;
  throw new StateConflictError(reason('bookingStateUnknown', { booking: booking.reference }));
}

/** The columns that an operator composes. */
export type Composition = Pick<
  BookingRecord,
  | 'contactDocumentId'
  | 'contactNumber'
  | 'currency'
  | 'kind'
  | 'lines'
  | 'notes'
  | 'payment'
  | 'shipmentModeId'
  | 'total'
>;

/** Changes a draft, or a refused booking, which becomes a draft again. */
export function changeBooking(
  booking: BookingRecord,
  composed: Composition,
  { at, author, revision }: Decision,
): BookingChange {
  checkRevision(booking, revision);
  refuseUnless(isChangeable(booking.state), booking, 'change');
  if (booking.follows !== null) {
    throw new StateConflictError(reason('bookingFollowsOther', { booking: booking.reference }));
  }
  const after = reviseBooking(booking, { ...composed, state: 'draft', failure: null });
  return { booking: after, events: eventsBy(author, 'changed'), at };
}

/** Refuses to discard a booking that S-360 may know. */
export function checkDiscardable(booking: BookingRecord): void {
  const isUnsent = booking.attempts.every(({ outcome }) => outcome === 'withdrawn');
  const isNew = booking.state === 'draft' && isUnsent;
  if (!isNew) {
    throw new StateConflictError(reason('bookingSubmitted', { booking: booking.reference }));
  }
}

/** Enqueues the creation in S-360, with a new reference for this attempt. */
export function submitBooking(
  booking: BookingRecord,
  { contactNumber, sellingPoint }: { sellingPoint: SellingPoint; contactNumber: string | null },
  { at, author, revision }: Decision,
): BookingChange {
  checkRevision(booking, revision);
  refuseUnless(isChangeable(booking.state), booking, 'submit');
  refuseBesideClosed(booking);
  const reference = `${booking.reference}-${booking.attempts.length + 1}`;
  const submittedAt = at.toISOString();
  const after = reviseBooking(booking, {
    ...AT_REST,
    state: 'submitted',
    attempts: [...booking.attempts, { reference, submittedAt, author, outcome: 'open' }],
    contactNumber,
    sellingPoint,
    offer: null,
    failure: null,
  });
  const claims = booking.follows?.documentId;
  return {
    booking: after,
    events: eventsBy(author, 'submitted', reference),
    at,
    ...(claims !== undefined && { claims }),
  };
}

/** An operator confirms the order as S-360 offered it. */
export function confirmClosing(
  booking: BookingRecord,
  confirmed: { payment: BookingPayment; total: string },
  { at, author, revision }: Decision,
): BookingChange {
  checkRevision(booking, revision);
  refuseUnless(isOpen(booking.state), booking, 'close');
  refuseWhileUnknown(booking);
  refuseBesideClosed(booking);
  if (booking.offer?.total !== confirmed.total) {
    throw new StateConflictError(reason('bookingCostsOther', { booking: booking.reference }));
  }
  const { payment } = confirmed;
  if (booking.kind !== 'sale' && payment.kind === 'paid') {
    throw new StateConflictError(reason('bookingNotPaid', { booking: booking.reference }));
  }
  if (isPaid({ kind: booking.kind, payment }) && booking.offer.isTotalUnsure) {
    throw new StateConflictError(reason('orderTotalUnsure'));
  }
  const resting = { ...AT_REST, sending: booking.sending };
  const patch = { ...resting, state: 'closing', payment, failure: null } as const;
  return { booking: reviseBooking(booking, patch), events: eventsBy(author, 'closeConfirmed'), at };
}

/**
 * Withdraws a request that has no call on record yet: a submitted booking becomes a draft again,
 * and one that was confirmed for closing or abandonment is open as before.
 */
export function withdrawRequest(booking: BookingRecord, decided: Decision): BookingChange {
  const { at, author, revision } = decided;
  checkRevision(booking, revision);
  if (isEnding(booking.state)) return takeBackEnding(booking, decided);
  const isUnsent = booking.state === 'submitted' && booking.sending === null;
  if (!isUnsent) throw mayBeSentError(booking);
  const attempts = withOutcome(booking, 'withdrawn');
  const after = reviseBooking(booking, { ...AT_REST, state: 'draft', attempts, failure: null });
  return {
    booking: after,
    events: eventsBy(author, 'withdrawn', attempts.at(-1)?.reference ?? null),
    at,
    ...(booking.follows !== null && { freesFollowed: true }),
  };
}

function takeBackEnding(booking: BookingRecord, { at, author }: Decision): BookingChange {
  const isUncalled = booking.sending === null && booking.check === null;
  if (!isUncalled) throw mayBeSentError(booking);
  return { ...reopen(booking, null, at), events: eventsBy(author, 'takenBack') };
}

export function confirmAbandonment(
  booking: BookingRecord,
  { at, author, revision }: Decision,
): BookingChange {
  checkRevision(booking, revision);
  refuseUnless(isOpen(booking.state), booking, 'giveUp');
  refuseWhileUnknown(booking);
  const resting = { ...AT_REST, sending: booking.sending };
  const after = reviseBooking(booking, { ...resting, state: 'abandoning', failure: null });
  return { booking: after, events: eventsBy(author, 'abandonConfirmed'), at };
}

export function decideDoubt(
  booking: BookingRecord,
  decision:
    | Extract<DecideBookingInDoubt.Request, { decision: 'notCreated' }>
    | Extract<DecideBookingInDoubt.Request, { decision: 'adopt' }>,
  { at, author, revision }: Decision,
): BookingChange {
  checkRevision(booking, revision);
  refuseUnless(booking.state === 'inDoubt' && booking.doubt !== null, booking, 'decide');
  if (decision.decision === 'adopt') {
    const doubt = booking.doubt && {
      ...booking.doubt,
      adopt: { orderId: decision.orderId, author },
    };
    const patch = { doubt, failure: null, tries: 0, nextAttemptAt: at };
    return { booking: reviseBooking(booking, patch), events: [], at };
  }
  const attempts = withOutcome(booking, 'notCreated');
  const after = reviseBooking(booking, { ...AT_REST, state: 'failed', attempts });
  return fallBackToLateOrder({
    booking: after,
    events: eventsBy(author, 'declaredNotCreated', attempts.at(-1)?.reference ?? null),
    at,
    ...(booking.follows !== null && { freesFollowed: true }),
  });
}

/** The lines of the closed order, which may differ from the requested ones; else the latter. */
function linesHeldBy({ lines, offer }: BookingRecord): BookingRecord['lines'] {
  const held = offer?.held ?? [];
  return held.length > 0 ? held : lines;
}

/**
 * The initial columns of the booking that sells or releases an open reservation or option.
 * Differences that an operator accepted when the original order was closed no longer count.
 */
export function columnsOfFollower(
  original: BookingRecord,
  status: BookingStatus | null,
  how: { kind: 'sale' | 'release'; payment: BookingPayment },
  revision: number,
): Pick<BookingRecord, 'follows' | 'kind' | 'lines' | 'payment'> {
  checkRevision(original, revision);
  const { documentId, fileId, kind } = original;
  const isHeld = status === 'held' && fileId !== null;
  if (!isHeld || (kind !== 'reservation' && kind !== 'option')) {
    throw new StateConflictError(reason('bookingHoldsNothing', { booking: original.reference }));
  }
  const follows: FollowedBooking = { documentId, fileId, kind };
  return { follows, lines: linesHeldBy(original), ...how };
}
