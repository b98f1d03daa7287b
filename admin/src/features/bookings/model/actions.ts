import type { Booking } from '../../../../../server/src/contracts';

/** What may be done about a booking by a person who may do everything. */
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

/** What the person's roles allow. */
export interface BookingRights {
  mayCompose: boolean;
  maySubmit: boolean;
  mayRelease: boolean;
}

/** The actions in the order in which their buttons stand: what usually comes next is the first. */
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

/** What this person can do about the booking as it is now. */
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
    // What sells or releases another booking: also where somebody else has begun it.
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
    // What follows a reservation or an option has the lines of that.
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

/** Its closing or giving up can be taken back; whether S-360 is at work on it the server knows best. */
const isEndingUncalled = ({ progress, state }: Booking): boolean =>
  (state === 'closing' || state === 'abandoning') && progress?.step === 'waiting';

/** The call is made: S-360 may have it. */
const isBeingCreated = ({ progress }: Booking): boolean =>
  progress !== null && progress.step === 'create' && progress.isCalling;

/** What S-360 may have heard of stays on record, also when it was changed since. */
const wasSubmitted = ({ events }: Booking): boolean => {
  const count = (wanted: Booking['events'][number]['kind']) =>
    events.filter(({ kind }) => kind === wanted).length;
  return count('submitted') > count('withdrawn');
};
