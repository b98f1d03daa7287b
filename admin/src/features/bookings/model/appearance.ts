import type {
  BookingStatus,
  BookingState,
  BookingSummary,
} from '../../../../../server/src/contracts';
import type { StateVariant } from '../../../shared/components/stateVariant';

/** The name of a booking's state; each has words under `booking.state.`. */
export type StateName = BookingState | 'notCreated';

/** A booking that S-360 did not refuse must not be called refused. */
export const stateName = ({
  isDeclaredNotCreated,
  state,
}: Pick<BookingSummary, 'isDeclaredNotCreated' | 'state'>): StateName =>
  isDeclaredNotCreated ? 'notCreated' : state;

/** The color of each state of a booking. The state is always written next to it. */
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

/** The color of each status of a closed reservation or option. */
export const STATUS_VARIANTS: Record<BookingStatus, StateVariant> = {
  held: 'success',
  beingSold: 'secondary',
  beingReleased: 'secondary',
  sold: 'success',
  released: 'neutral',
  expired: 'warning',
};
