import { Flex, LinkButton } from '@strapi/design-system';
import { PriceTag } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { ContactBookings } from './ContactBookings';

interface BookingsOfContactProps {
  documentId: string;
  mayRead: boolean;
  mayCompose: boolean;
}

/** The newest bookings of a contact, and a link to the composer with that contact. */
export function BookingsOfContact({ documentId, mayRead, mayCompose }: BookingsOfContactProps) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {mayRead && <ContactBookings documentId={documentId} />}
      {mayCompose && <Compose documentId={documentId} />}
    </Flex>
  );
}

function Compose({ documentId }: { documentId: string }) {
  const text = useText();
  return (
    <LinkButton
      tag={NavLink}
      to={PLACES.newBooking(documentId)}
      fullWidth
      variant="secondary"
      startIcon={<PriceTag aria-hidden />}
    >
      {text('booking.compose.new')}
    </LinkButton>
  );
}
