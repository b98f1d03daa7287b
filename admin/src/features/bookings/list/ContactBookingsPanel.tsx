import { Flex, LinkButton } from '@strapi/design-system';
import { PriceTag } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { CONTACT_UID, PERMISSION_ACTIONS } from '../../../../../server/src/contracts';
import { PLACES } from '../../../shared/places';
import { message } from '../../../translations/message';
import { ContactBookings } from './ContactBookings';
import type { SidePanel } from '../../contacts/ContactSyncPanel';

const NO_PERMISSIONS: { action: string; subject: null }[] = [];
const BOOKING_PERMISSIONS = [
  PERMISSION_ACTIONS.readBookings,
  PERMISSION_ACTIONS.composeBookings,
].map((action) => ({ action, subject: null }));

/**
 * The panel "Bookings" on the edit page of a saved contact: its newest ones for who may see them, and
 * the way to the composer for who may compose.
 */
export const ContactBookingsPanel: SidePanel = ({ model, document }) => {
  const { formatMessage } = useIntl();
  const isContact = model === CONTACT_UID;
  const { allowedActions } = useRBAC(isContact ? BOOKING_PERMISSIONS : NO_PERMISSIONS);
  const { canCompose, canRead } = allowedActions;
  if (!isContact || !document?.documentId || !(canCompose || canRead)) return null;
  const { documentId } = document;
  return {
    title: formatMessage(message('bookings.menu')),
    content: (
      <Flex direction="column" alignItems="stretch" gap={4} width="100%">
        {canRead && <ContactBookings key={documentId} documentId={documentId} />}
        {canCompose && <Compose documentId={documentId} />}
      </Flex>
    ),
  };
};

function Compose({ documentId }: { documentId: string }) {
  const { formatMessage } = useIntl();
  return (
    <LinkButton
      tag={NavLink}
      to={PLACES.newBooking(documentId)}
      fullWidth
      variant="secondary"
      startIcon={<PriceTag aria-hidden />}
    >
      {formatMessage(message('booking.compose.new'))}
    </LinkButton>
  );
}
