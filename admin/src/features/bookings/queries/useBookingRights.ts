import { useAllowed } from '../../../shared/permissions/useAllowed';
import type { BookingRights } from '../model/actions';

export function useBookingRights(institution: string): BookingRights {
  return {
    mayCompose: useAllowed('composeBookings').at(institution),
    maySubmit: useAllowed('submitBookings').at(institution),
    mayRelease: useAllowed('releaseBookings').at(institution),
  };
}
