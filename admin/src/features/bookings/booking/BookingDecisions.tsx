import { Button } from '@strapi/design-system';
import type { Booking } from '../../../../../server/src/contracts';
import { DecisionDialog, useDialogOpen } from '../../../shared/components/DecisionDialog';
import { useBookingRequests } from '../queries/useBookingRequests';
import { useText } from '../../../shared/words/useText';

/** Abandons an open order in S-360. */
export function AbandonButton({ booking }: { booking: Booking }) {
  const text = useText();
  const { abandon } = useBookingRequests(booking);
  const dialog = useDialogOpen();
  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title: text('booking.abandon.title', { reference: booking.reference }),
        effect: text('booking.abandon.effect', {
          orderId: booking.orderId ?? '–',
          institution: booking.institution.name,
        }),
        risk: text('booking.abandon.risk'),
        confirmLabel: text('booking.abandon.confirm'),
      }}
      onConfirm={abandon}
      trigger={<Button variant="danger-light">{text('booking.abandon')}</Button>}
    />
  );
}

/** Releases a reservation or option. */
export function ReleaseButton({ booking }: { booking: Booking }) {
  const text = useText();
  const { release } = useBookingRequests(booking);
  const dialog = useDialogOpen();
  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title: text('booking.release.title', { reference: booking.reference }),
        effect: text('booking.release.effect', {
          orderId: booking.orderId ?? '–',
          institution: booking.institution.name,
        }),
        risk: text('booking.release.risk'),
        confirmLabel: text('booking.release.confirm'),
      }}
      onConfirm={release}
      trigger={<Button variant="danger-light">{text('booking.release')}</Button>}
    />
  );
}

/** Discards a draft that was never sent to S-360. */
export function DiscardButton({ booking }: { booking: Booking }) {
  const text = useText();
  const { discard } = useBookingRequests(booking);
  const dialog = useDialogOpen();
  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title: text('booking.discard.title', { reference: booking.reference }),
        effect: text('booking.discard.effect'),
        confirmLabel: text('booking.discard.confirm'),
      }}
      onConfirm={discard}
      trigger={<Button variant="danger-light">{text('booking.discard')}</Button>}
    />
  );
}
