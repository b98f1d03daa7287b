import type { BookingStanding, BookingState } from '../../../server/src/contracts';
import type { StateVariant } from '../sync/stateAppearance';

/** The colour of each state of a booking, beside which the state always stands in words. */
export const BOOKING_VARIANTS: Record<BookingState, StateVariant> = {
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
};

/** The colour of what has become of a closed reservation or option. */
export const STANDING_VARIANTS: Record<BookingStanding, StateVariant> = {
  held: 'success',
  beingSold: 'secondary',
  beingReleased: 'secondary',
  sold: 'success',
  released: 'neutral',
  expired: 'warning',
};
