import { LinkButton } from '@strapi/design-system';
import { PriceTag } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { CONTACT_UID, PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { PLACES } from '../overview/places';
import { message } from '../translations/message';
import type { SidePanel } from './ContactSyncPanel';

const NO_PERMISSIONS: { action: string; subject: null }[] = [];
const MAY_COMPOSE = [{ action: PERMISSION_ACTIONS.composeBookings, subject: null }];

/** The panel "Bookings" on the edit page of a saved contact: opens the composer for it. */
export const ContactBookingsPanel: SidePanel = ({ model, document }) => {
  const { formatMessage } = useIntl();
  const isContact = model === CONTACT_UID;
  const { allowedActions } = useRBAC(isContact ? MAY_COMPOSE : NO_PERMISSIONS);
  if (!isContact || !allowedActions.canCompose || !document?.documentId) return null;
  return {
    title: formatMessage(message('bookings.menu')),
    content: (
      <LinkButton
        tag={NavLink}
        to={PLACES.newBooking(document.documentId)}
        fullWidth
        variant="secondary"
        startIcon={<PriceTag aria-hidden />}
      >
        {formatMessage(message('booking.compose.new'))}
      </LinkButton>
    ),
  };
};
