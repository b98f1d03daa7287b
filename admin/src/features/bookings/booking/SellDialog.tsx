import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { ShoppingCart } from '@strapi/icons';
import type { Booking, BookingPayment } from '../../../../../server/src/contracts';
import { ExpirySentence } from '../components/BookingExpiry';
import { PaymentChoice } from './PaymentChoice';
import { useBookingNames } from '../components/useBookingNames';
import { useDialogOpen } from '../../../shared/components/DecisionDialog';
import { Line } from '../../../shared/components/Line';
import { useBookingRequests } from '../queries/useBookingRequests';
import { useText } from '../../../shared/words/useText';
import { ActionDialog } from './ActionDialog';
import { OfferedLines } from './Offer';

/** Turns a reservation or option into a sale, which is then closed like any other sale. */
export function SellButton({ booking }: { booking: Booking }) {
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
