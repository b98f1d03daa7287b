import type { Booking } from '../../../../../server/src/contracts';

/** The actions on a booking that exist for a user with all permissions. */
export type BookingAction =
  | 'change'
  | 'submit'
  | 'withdraw'
  | 'close'
  | 'sell'
  | 'message'
  | 'release'
  | 'abandon'
  | 'duplicate'
  | 'discard';

/** What the user's roles allow. */
export interface BookingRights {
  mayCompose: boolean;
  maySubmit: boolean;
  mayRelease: boolean;
}

/** In the order of their buttons: the usual next step comes first. */
const ACTIONS: readonly BookingAction[] = [
  'submit',
  'withdraw',
  'close',
  'sell',
  'change',
  'message',
  'release',
  'abandon',
  'duplicate',
  'discard',
];

/** What this user can do with the booking in its current state. */
export function actionsOf(booking: Booking, rights: BookingRights): BookingAction[] {
  return ACTIONS.filter(
    (action) => isAllowed(action, booking, rights) && isPossible(action, booking),
  );
}

function isAllowed(action: BookingAction, { follows }: Booking, rights: BookingRights): boolean {
  switch (action) {
    case 'change':
    case 'duplicate':
    case 'discard':
      return rights.mayCompose;
    // A booking that sells or releases another one also requires that permission, even if somebody
    // else began it.
    case 'submit':
      return rights.maySubmit && (follows === null || rights.mayRelease);
    case 'withdraw':
    case 'close':
    case 'abandon':
    case 'message':
      return rights.maySubmit;
    case 'sell':
    case 'release':
      return rights.mayRelease;
  }
}

function isPossible(action: BookingAction, booking: Booking): boolean {
  const { kind, status, state } = booking;
  const isOpen = state === 'created' || state === 'incomplete';
  const isHeld = state === 'closed' && status === 'held';
  switch (action) {
    // A booking that follows a reservation or option has the same lines.
    case 'change':
      return booking.follows === null && isChangeable(booking);
    case 'submit':
      return isChangeable(booking);
    case 'withdraw':
      return (state === 'submitted' && !isBeingCreated(booking)) || isEndingUncalled(booking);
    case 'close':
      return isOpen && booking.offer !== null;
    case 'abandon':
      return isOpen;
    case 'sell':
    case 'release':
      return isHeld;
    case 'message':
      return kind !== 'release' && booking.offer !== null && (isOpen || isToBeConfirmed(booking));
    case 'duplicate':
      return booking.follows === null;
    case 'discard':
      return state === 'draft' && !wasSubmitted(booking);
  }
}

const isChangeable = ({ state }: Booking): boolean => state === 'draft' || state === 'failed';

const isToBeConfirmed = ({ kind, status, state }: Booking): boolean =>
  state === 'closed' && (kind === 'sale' || status === 'held');

/**
 * Closing and abandoning can be withdrawn until the call. Only the server knows for certain
 * whether the call has begun.
 */
const isEndingUncalled = ({ progress, state }: Booking): boolean =>
  (state === 'closing' || state === 'abandoning') && progress?.step === 'waiting';

/** The call is under way, so S-360 may already have the order. */
const isBeingCreated = ({ progress }: Booking): boolean =>
  progress !== null && progress.step === 'create' && progress.isCalling;

/** A booking that S-360 may know stays on record, even after later changes. */
const wasSubmitted = ({ events }: Booking): boolean => {
  const count = (wanted: Booking['events'][number]['kind']) =>
    events.filter(({ kind }) => kind === wanted).length;
  return count('submitted') > count('withdrawn');
};
