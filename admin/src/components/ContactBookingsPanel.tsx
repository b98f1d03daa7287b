import { useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { CONTACT_UID, PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { message } from '../translations/message';
import { ContactBookings } from './ContactBookings/ContactBookings';
import type { SidePanel } from './ContactSyncPanel';

const NO_PERMISSIONS: { action: string; subject: null }[] = [];
const MAY_READ = [{ action: PERMISSION_ACTIONS.readBookings, subject: null }];

/** The panel "Bookings" on the edit page of a saved contact, for roles that may see bookings. */
export const ContactBookingsPanel: SidePanel = ({ model, document }) => {
  const { formatMessage } = useIntl();
  const isContact = model === CONTACT_UID;
  const { allowedActions } = useRBAC(isContact ? MAY_READ : NO_PERMISSIONS);
  if (!isContact || !allowedActions.canRead || !document?.documentId) return null;
  return {
    title: formatMessage(message('booking.list.title')),
    content: <ContactBookings key={document.documentId} documentId={document.documentId} />,
  };
};
