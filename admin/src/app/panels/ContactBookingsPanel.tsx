import { useRBAC } from '@strapi/strapi/admin';
import { PERMISSION_ACTIONS } from '../../../../server/src/contracts/permissions';
import { CONTACT_UID } from '../../../../server/src/contracts/uids';
import { useText } from '../../shared/words/useText';
import { lazily } from '../lazily';
import { PanelLoading } from './PanelLoading';
import { NO_PERMISSIONS } from './sidePanel';
import type { SidePanel } from './sidePanel';

const BookingsOfContact = lazily(
  () =>
    import('../../features/bookings/list/BookingsOfContact').then((file) => file.BookingsOfContact),
  <PanelLoading />,
);

const BOOKING_PERMISSIONS = [
  PERMISSION_ACTIONS.readBookings,
  PERMISSION_ACTIONS.composeBookings,
].map((action) => ({ action, subject: null }));

/**
 * The panel "Bookings" on the edit page of a saved contact: the newest bookings for roles that may
 * read them, and a link to the composer for roles that may compose.
 */
export const ContactBookingsPanel: SidePanel = ({ model, document }) => {
  const text = useText();
  const isContact = model === CONTACT_UID;
  const { allowedActions } = useRBAC(isContact ? BOOKING_PERMISSIONS : NO_PERMISSIONS);
  const { canCompose, canRead } = allowedActions;
  if (!isContact || !document?.documentId || !(canCompose || canRead)) return null;
  return {
    title: text('bookings.menu'),
    content: (
      <BookingsOfContact
        key={document.documentId}
        documentId={document.documentId}
        mayRead={canRead === true}
        mayCompose={canCompose === true}
      />
    ),
  };
};
