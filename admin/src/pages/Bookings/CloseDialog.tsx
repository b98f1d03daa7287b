import { useState } from 'react';
import { Button, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { Booking, BookingOffer, BookingPayment } from '../../../../server/src/contracts';
import { OfferSums } from '../../components/bookings/OfferSums';
import { PaymentChoice } from '../../components/bookings/PaymentChoice';
import { useBookingNames } from '../../components/bookings/useBookingNames';
import { useDialogOpen } from '../../components/DecisionDialog';
import { Line } from '../../components/Notice';
import { useBookingRequests } from '../../hooks/useBookingRequests';
import { useMoney } from '../../hooks/useMoney';
import { message } from '../../translations/message';
import { ActionDialog } from './ActionDialog';
import { Differences, OfferedLines } from './Offer';

/** Closes an open order, after showing exactly what that does and costs. */
export function CloseButton({ booking }: { booking: Booking }) {
  const { open, onOpenChange } = useDialogOpen();
  // What is decided on stays as it was when the dialog was opened; the server refuses another.
  const [seen, setSeen] = useState(booking);
  const show = (wanted: boolean) => {
    if (wanted) setSeen(booking);
    onOpenChange(wanted);
  };
  const { formatMessage } = useIntl();
  const shown = open ? seen : booking;
  if (shown.offer === null) return null;
  return (
    <CloseDialog
      key={`${shown.revision}/${String(open)}`}
      booking={shown}
      offer={shown.offer}
      open={open}
      onOpenChange={show}
      trigger={
        <Button startIcon={<Check aria-hidden />}>{formatMessage(message('booking.close'))}</Button>
      }
    />
  );
}

interface CloseDialogProps {
  booking: Booking;
  offer: BookingOffer;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: React.ReactElement;
}

function CloseDialog({ booking, offer, ...dialog }: CloseDialogProps) {
  const { formatMessage } = useIntl();
  const money = useMoney();
  const { contactOf } = useBookingNames();
  const { close } = useBookingRequests(booking);
  const [payment, setPayment] = useState<BookingPayment>(booking.payment);
  const [shipmentModeId, setShipmentModeId] = useState(chosenShipment(booking, offer));
  const { institution, kind } = booking;
  const confirm = () => close({ payment, shipmentModeId, total: offer.total.thousandths });
  return (
    <ActionDialog
      {...dialog}
      title={formatMessage(message(`booking.close.title.${kind}`))}
      confirmLabel={formatMessage(message('booking.close.confirm'), { total: money(offer.total) })}
      onConfirm={confirm}
    >
      <Line>
        {formatMessage(message(`booking.close.effect.${kind}`), {
          orderId: offer.orderId,
          institution: institution.name,
          contact: contactOf(booking.contact),
        })}
      </Line>
      <Differences differences={offer.differences} />
      <OfferedLines offer={offer} />
      <OfferSums offer={offer} />
      <Flex gap={4} alignItems="flex-start" wrap="wrap">
        {kind === 'sale' && (
          <PaymentChoice institution={institution.code} payment={payment} onChoose={setPayment} />
        )}
        <ShipmentChoice offer={offer} chosen={shipmentModeId} onChoose={setShipmentModeId} />
      </Flex>
    </ActionDialog>
  );
}

/** The mode that was wished for, where S-360 offers it. */
function chosenShipment(booking: Booking, offer: BookingOffer): string | null {
  const isOffered = offer.shipmentModes.some(({ id }) => id === booking.shipmentModeId);
  return isOffered ? booking.shipmentModeId : null;
}

/** Stands for S-360 choosing by itself. */
const NONE = 'none';

interface ShipmentChoiceProps {
  offer: BookingOffer;
  chosen: string | null;
  onChoose: (shipmentModeId: string | null) => void;
}

function ShipmentChoice({ offer, chosen, onChoose }: ShipmentChoiceProps) {
  const { formatMessage } = useIntl();
  if (offer.shipmentModes.length === 0) return null;
  return (
    <Field.Root name="shipment" hint={formatMessage(message('booking.shipment.hint'))}>
      <Field.Label>{formatMessage(message('booking.shipment'))}</Field.Label>
      <SingleSelect
        value={chosen ?? NONE}
        onChange={(id) => onChoose(id === NONE ? null : String(id))}
      >
        <SingleSelectOption value={NONE}>
          {formatMessage(message('booking.shipment.none'))}
        </SingleSelectOption>
        {offer.shipmentModes.map(({ id, name }) => (
          <SingleSelectOption key={id} value={id}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
}
