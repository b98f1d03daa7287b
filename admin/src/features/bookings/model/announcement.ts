import type {
  Booking,
  BookingProgress,
  BookingStatus,
  SyncFailure,
} from '../../../../../server/src/contracts';
import { stateName, type StateName } from './appearance';
import { notAdopted } from './notAdopted';
import { isUnderWay, stepsOf, type Step } from './steps';

type Waiting = Extract<BookingProgress, { step: 'waiting' }>;

/** What a screen reader announces whenever it changes. */
interface Announcement {
  state: StateName;
  status: BookingStatus | null;
  step: Step['step'] | null;
  waiting: Waiting['reason'] | null;
  failure: AnnouncedFailure | null;
}

interface AnnouncedFailure {
  title:
    | 'booking.failed'
    | 'booking.stepFailed'
    | 'booking.explained.incomplete.title'
    | 'booking.inDoubt.notAdopted';
  failure: SyncFailure;
}

/** The booking's state, current step and failure. Nothing in it depends on the clock. */
export function announcementOf(booking: Booking): Announcement {
  const { progress, status } = booking;
  const current = isUnderWay(booking)
    ? stepsOf(booking).find(({ state }) => state === 'now')
    : null;
  return {
    state: stateName(booking),
    status,
    step: current?.step ?? null,
    waiting: progress?.step === 'waiting' ? progress.reason : null,
    failure: failureOf(booking),
  };
}

function failureOf(booking: Booking): AnnouncedFailure | null {
  const { failure, isDeclaredNotCreated, progress, state } = booking;
  if (state === 'inDoubt') {
    const ofOrder = notAdopted(booking);
    return ofOrder && { title: 'booking.inDoubt.notAdopted', failure: ofOrder };
  }
  if (failure === null || isDeclaredNotCreated || progress?.step === 'waiting') return null;
  if (state === 'incomplete') return { title: 'booking.explained.incomplete.title', failure };
  return { title: state === 'failed' ? 'booking.failed' : 'booking.stepFailed', failure };
}
