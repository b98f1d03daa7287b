import { useAllowed } from '../../../shared/permissions/useAllowed';
import type { BookingRights } from '../model/actions';

/** What the user may do with the bookings of an institution. */
export function useBookingRights(institution: string): BookingRights {
  return {
    mayCompose: useAllowed('composeBookings').at(institution),
    maySubmit: useAllowed('submitBookings').at(institution),
    mayRelease: useAllowed('releaseBookings').at(institution),
  };
}
