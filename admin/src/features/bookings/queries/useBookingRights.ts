import { useRBAC } from '@strapi/strapi/admin';
import { PERMISSION_ACTIONS } from '../../../../../server/src/contracts';
import type { BookingRights } from '../model/actions';

const PERMISSIONS = [
  PERMISSION_ACTIONS.composeBookings,
  PERMISSION_ACTIONS.submitBookings,
  PERMISSION_ACTIONS.releaseBookings,
].map((action) => ({ action, subject: null }));

export function useBookingRights(): BookingRights {
  const { canCompose, canRelease, canSubmit } = useRBAC(PERMISSIONS).allowedActions;
  return {
    mayCompose: canCompose === true,
    maySubmit: canSubmit === true,
    mayRelease: canRelease === true,
  };
}
