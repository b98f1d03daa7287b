import { Button, Flex, LinkButton } from '@strapi/design-system';
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
import { AbandonButton, DiscardButton, ReleaseButton } from './BookingDecisions';
import { CloseButton } from './CloseDialog';
import { MessageButton } from '../messages/MessageDialog';
import { SellButton } from './SellDialog';

/** What this user can do with the booking in its current state. */
export function BookingActions({ booking }: { booking: Booking }) {
  const rights = useBookingRights();
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
      return <SubmitButton booking={booking} />;
    case 'withdraw':
      return <WithdrawButton booking={booking} />;
    case 'close':
      return <CloseButton booking={booking} />;
    case 'sell':
      return <SellButton booking={booking} />;
    case 'message':
      return <MessageButton booking={booking} icon={<Mail aria-hidden />} />;
    case 'release':
      return <ReleaseButton booking={booking} />;
    case 'abandon':
      return <AbandonButton booking={booking} />;
    case 'duplicate':
      return <DuplicateButton booking={booking} />;
    case 'discard':
      return <DiscardButton booking={booking} />;
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

function SubmitButton({ booking }: { booking: Booking }) {
  const text = useText();
  const { busy, run } = useBusy();
  const { submit } = useBookingRequests(booking);
  return (
    <Button
      startIcon={<PaperPlane aria-hidden />}
      loading={busy}
      disabled={booking.obstacles.length > 0}
      onClick={() => void run(submit)}
    >
      {text('booking.submit')}
    </Button>
  );
}

function WithdrawButton({ booking }: { booking: Booking }) {
  const text = useText();
  const { busy, run } = useBusy();
  const { withdraw } = useBookingRequests(booking);
  return (
    <Button
      variant="secondary"
      startIcon={<ArrowLeft aria-hidden />}
      loading={busy}
      onClick={() => void run(withdraw)}
    >
      {text('booking.withdraw')}
    </Button>
  );
}

function DuplicateButton({ booking }: { booking: Booking }) {
  const text = useText();
  const { busy, run } = useBusy();
  const { duplicate } = useBookingRequests(booking);
  return (
    <Button
      variant="tertiary"
      startIcon={<Duplicate aria-hidden />}
      loading={busy}
      onClick={() => void run(duplicate)}
    >
      {text('booking.duplicate')}
    </Button>
  );
}
