import type {
  BookingStatus,
  BookingState,
  BookingSummary,
} from '../../../../../server/src/contracts';
import type { StateVariant } from '../../../shared/components/stateVariant';

/** What the state of a booking is called, each with words under `booking.state.`. */
export type StateName = BookingState | 'notCreated';

/** The name of the state: one that S-360 did not refuse is not called refused. */
export const stateName = ({
  isDeclaredNotCreated,
  state,
}: Pick<BookingSummary, 'isDeclaredNotCreated' | 'state'>): StateName =>
  isDeclaredNotCreated ? 'notCreated' : state;

/** The colour of each state of a booking, beside which the state always stands in words. */
export const BOOKING_VARIANTS: Record<StateName, StateVariant> = {
  draft: 'neutral',
  submitted: 'secondary',
  inDoubt: 'warning',
  created: 'secondary',
  incomplete: 'warning',
  closing: 'secondary',
  closed: 'success',
  abandoning: 'neutral',
  abandoned: 'neutral',
  failed: 'danger',
  notCreated: 'warning',
};

/** The colour of what has become of a closed reservation or option. */
export const STATUS_VARIANTS: Record<BookingStatus, StateVariant> = {
  held: 'success',
  beingSold: 'secondary',
  beingReleased: 'secondary',
  sold: 'success',
  released: 'neutral',
  expired: 'warning',
};
