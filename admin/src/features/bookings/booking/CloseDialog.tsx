import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import type { Booking, BookingOffer, BookingPayment } from '../../../../../server/src/contracts';
import { OfferSums } from './OfferSums';
import { PaymentChoice } from './PaymentChoice';
import { useBookingNames } from '../components/useBookingNames';
import { useDialogOpen } from '../../../shared/components/DecisionDialog';
import { Line } from '../../../shared/components/Line';
import { useBookingRequests } from '../queries/useBookingRequests';
import { useMoney } from '../../../shared/money/useMoney';
import { useText } from '../../../shared/words/useText';
import { ActionDialog } from './ActionDialog';
import { Differences, OfferedLines } from './Offer';

/** The order as it was when the dialog opened, and how to close it. */
interface Decision {
  seen: Booking;
  /** `null` until somebody says how the sale is paid, or that it is not. */
  payment: BookingPayment | null;
}

const begun = (booking: Booking): Decision => ({
  seen: booking,
  payment: booking.kind === 'sale' && booking.payment.kind === 'unpaid' ? null : booking.payment,
});

/** Closes an open order, after showing exactly what closing does and costs. */
export function CloseButton({ booking }: { booking: Booking }) {
  const text = useText();
  const { open, onOpenChange } = useDialogOpen();
  const money = useMoney();
  // The server refuses to close an order that has changed since the dialog opened.
  const [decision, setDecision] = useState(() => begun(booking));
  const { payment, seen } = decision;
  const { close } = useBookingRequests(seen);
  const { offer } = seen;
  const show = (wanted: boolean) => {
    if (wanted) setDecision(begun(booking));
    onOpenChange(wanted);
  };
  return (
    <ActionDialog
      open={open}
      onOpenChange={show}
      title={text('booking.close.title')}
      confirmLabel={text('booking.close.confirm', {
        total: offer === null ? '–' : money(offer.total),
      })}
      isDisabled={offer === null || payment === null}
      onConfirm={async () =>
        offer !== null && payment !== null && close({ payment, total: offer.total.thousandths })
      }
      trigger={<Button startIcon={<Check aria-hidden />}>{text('booking.close')}</Button>}
    >
      {offer !== null && <Confirmation decision={decision} offer={offer} onDecide={setDecision} />}
    </ActionDialog>
  );
}

interface ConfirmationProps {
  decision: Decision;
  offer: BookingOffer;
  onDecide: (decision: Decision) => void;
}

function Confirmation({ decision, offer, onDecide }: ConfirmationProps) {
  const text = useText();
  const { contactOf } = useBookingNames();
  const { payment, seen } = decision;
  const { institution, kind } = seen;
  return (
    <>
      <Line>
        {text(`booking.close.effect.${kind}`, {
          orderId: offer.orderId,
          institution: institution.name,
          contact: contactOf(seen),
        })}
      </Line>
      <Differences differences={offer.differences} />
      <OfferedLines offer={offer} timeZone={institution.timeZone} />
      <OfferSums offer={offer} />
      {kind === 'sale' && (
        <PaymentChoice
          institution={institution.code}
          payment={payment}
          unpaid="unpaid"
          onChoose={(chosen) => onDecide({ ...decision, payment: chosen })}
        />
      )}
    </>
  );
}
