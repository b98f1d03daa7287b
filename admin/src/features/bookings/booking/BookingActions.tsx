import { Button, Flex, LinkButton, type ButtonProps } from '@strapi/design-system';
import { ArrowLeft, Duplicate, Mail, PaperPlane, Pencil } from '@strapi/icons';
import { Link } from 'react-router-dom';
import type { Booking } from '../../../../../server/src/contracts';
import { actionsOf } from '../model/actions';
import type { BookingAction } from '../model/actions';
import { useBookingRequests } from '../queries/useBookingRequests';
import { useBookingRights } from '../queries/useBookingRights';
import { useBusy } from '../../../shared/hooks/useBusy';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { DecisionButton } from './BookingDecisions';
import { CloseButton } from './CloseDialog';
import { MessageButton } from '../messages/MessageDialog';
import { SellButton } from './SellDialog';

/** What this user can do with the booking in its current state. */
export function BookingActions({ booking }: { booking: Booking }) {
  const rights = useBookingRights(booking.institution.code);
  const actions = actionsOf(booking, rights);
  return (
    // The usual next step is the rightmost button, as in Strapi's own headers.
    <Flex gap={2} wrap="wrap" justifyContent="flex-end">
      {[...actions].reverse().map((action) => (
        <Action key={action} action={action} booking={booking} />
      ))}
    </Flex>
  );
}

function Action({ action, booking }: { action: BookingAction; booking: Booking }) {
  switch (action) {
    case 'change':
      return <ChangeLink booking={booking} />;
    case 'submit':
      return (
        <RequestButton
          request="submit"
          booking={booking}
          startIcon={<PaperPlane aria-hidden />}
          disabled={booking.obstacles.length > 0}
        />
      );
    case 'withdraw':
      return (
        <RequestButton
          request="withdraw"
          booking={booking}
          variant="secondary"
          startIcon={<ArrowLeft aria-hidden />}
        />
      );
    case 'close':
      return <CloseButton booking={booking} />;
    case 'sell':
      return <SellButton booking={booking} />;
    case 'message':
      return <MessageButton booking={booking} icon={<Mail aria-hidden />} />;
    case 'duplicate':
      return (
        <RequestButton
          request="duplicate"
          booking={booking}
          variant="tertiary"
          startIcon={<Duplicate aria-hidden />}
        />
      );
    case 'release':
    case 'abandon':
    case 'discard':
      return <DecisionButton booking={booking} decision={action} />;
  }
}

function ChangeLink({ booking: { documentId } }: { booking: Booking }) {
  const text = useText();
  return (
    <LinkButton
      tag={Link}
      to={PLACES.composeBooking(documentId)}
      variant="secondary"
      startIcon={<Pencil aria-hidden />}
    >
      {text('booking.change')}
    </LinkButton>
  );
}

interface RequestButtonProps extends Pick<ButtonProps, 'disabled' | 'startIcon' | 'variant'> {
  booking: Booking;
  request: 'submit' | 'withdraw' | 'duplicate';
}

function RequestButton({ booking, request, ...look }: RequestButtonProps) {
  const text = useText();
  const { busy, run } = useBusy();
  const requests = useBookingRequests(booking);
  return (
    <Button {...look} loading={busy} onClick={() => void run(requests[request])}>
      {text(`booking.${request}`)}
    </Button>
  );
}
