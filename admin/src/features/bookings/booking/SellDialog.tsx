import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { ShoppingCart } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { Booking, BookingPayment } from '../../../../../server/src/contracts';
import { ExpirySentence } from '../components/BookingExpiry';
import { PaymentChoice } from './PaymentChoice';
import { useBookingNames } from '../components/useBookingNames';
import { useDialogOpen } from '../../../shared/components/DecisionDialog';
import { Line } from '../../../shared/components/Notice';
import { useBookingRequests } from '../queries/useBookingRequests';
import { message } from '../../../translations/message';
import { ActionDialog } from './ActionDialog';
import { OfferedLines } from './Offer';

/** Turns a reservation or option into a sale, which is then closed like any other sale. */
export function SellButton({ booking }: { booking: Booking }) {
  const { formatMessage } = useIntl();
  const dialog = useDialogOpen();
  const { contactOf } = useBookingNames();
  const { sell } = useBookingRequests(booking);
  const [payment, setPayment] = useState<BookingPayment>(booking.payment);
  const { institution, offer, reference } = booking;
  return (
    <ActionDialog
      {...dialog}
      title={formatMessage(message('booking.sell.title'), { reference })}
      confirmLabel={formatMessage(message('booking.sell.confirm'))}
      onConfirm={() => sell(payment)}
      trigger={
        <Button startIcon={<ShoppingCart aria-hidden />}>
          {formatMessage(message('booking.sell'))}
        </Button>
      }
    >
      <Line>
        {formatMessage(message('booking.sell.effect'), {
          institution: institution.name,
          contact: contactOf(booking.contact),
        })}
      </Line>
      <ExpirySentence booking={booking} />
      {offer !== null && <OfferedLines offer={offer} timeZone={institution.timeZone} />}
      <PaymentChoice institution={institution.code} payment={payment} onChoose={setPayment} />
    </ActionDialog>
  );
}
