import { Button, Flex, LinkButton, type ButtonProps } from '@strapi/design-system';
import { ArrowLeft, Duplicate, Mail, PaperPlane, Pencil, ShoppingCart } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { useState } from 'react';
import type { Booking, BookingPayment } from '../../../../../server/src/contracts';
import { useBusy } from '../../../shared/hooks/useBusy';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { DecisionDialog, useDialogOpen } from '../../../shared/components/DecisionDialog';
import { Line } from '../../../shared/components/Line';
import { actionsOf, type BookingAction } from '../model/actions';
import { useBookingRequests } from '../queries/useBookingRequests';
import { useBookingRights } from '../queries/useBookingRights';
import { MessageButton } from '../messages/MessageDialog';
import { ExpirySentence } from '../components/BookingExpiry';
import { useBookingNames } from '../components/useBookingNames';
import { CloseButton } from './CloseDialog';
import { PaymentChoice } from './PaymentChoice';
import { ActionDialog } from './ActionDialog';
import { OfferedLines } from './Offer';

/** Turns a reservation or option into a sale, which is then closed like any other sale. */
function SellButton({ booking }: { booking: Booking }) {
  const text = useText();
  const dialog = useDialogOpen();
  const { contactOf } = useBookingNames();
  const { sell } = useBookingRequests(booking);
  const [payment, setPayment] = useState<BookingPayment>(booking.payment);
  const { institution, offer, reference } = booking;
  return (
    <ActionDialog
      {...dialog}
      title={text('booking.sell.title', { reference })}
      confirmLabel={text('booking.sell.confirm')}
      onConfirm={() => sell(payment)}
      trigger={<Button startIcon={<ShoppingCart aria-hidden />}>{text('booking.sell')}</Button>}
    >
      <Line>
        {text('booking.sell.effect', {
          institution: institution.name,
          contact: contactOf(booking),
        })}
      </Line>
      <ExpirySentence booking={booking} />
      {offer !== null && <OfferedLines offer={offer} timeZone={institution.timeZone} />}
      <PaymentChoice
        institution={institution.code}
        payment={payment}
        unpaid="later"
        onChoose={setPayment}
      />
    </ActionDialog>
  );
}

interface DecisionButtonProps {
  booking: Booking;
  decision: 'abandon' | 'release' | 'discard';
}

/**
 * Abandons an open order in S-360, releases a reservation or option, or discards a draft that was
 * never sent to S-360.
 */
function DecisionButton({ booking, decision }: DecisionButtonProps) {
  const text = useText();
  const requests = useBookingRequests(booking);
  const { institution, orderId, reference } = booking;
  const order = { orderId: orderId ?? '–', institution: institution.name };
  return (
    <DecisionDialog
      texts={{
        title: text(`booking.${decision}.title`, { reference }),
        effect: text(`booking.${decision}.effect`, order),
        ...(decision !== 'discard' && { risk: text(`booking.${decision}.risk`) }),
        confirmLabel: text(`booking.${decision}.confirm`),
      }}
      onConfirm={requests[decision]}
      trigger={<Button variant="danger-light">{text(`booking.${decision}`)}</Button>}
    />
  );
}

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
