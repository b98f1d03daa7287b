import { Button } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Booking } from '../../../../../server/src/contracts';
import { DecisionDialog, useDialogOpen } from '../../../shared/components/DecisionDialog';
import { useBookingRequests } from '../queries/useBookingRequests';
import { message } from '../../../translations/message';

/** Abandons an open order in S-360. */
export function AbandonButton({ booking }: { booking: Booking }) {
  const { formatMessage } = useIntl();
  const { abandon } = useBookingRequests(booking);
  const dialog = useDialogOpen();
  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title: formatMessage(message('booking.abandon.title'), { reference: booking.reference }),
        effect: formatMessage(message('booking.abandon.effect'), {
          orderId: booking.orderId ?? '–',
          institution: booking.institution.name,
        }),
        risk: formatMessage(message('booking.abandon.risk')),
        confirmLabel: formatMessage(message('booking.abandon.confirm')),
      }}
      onConfirm={abandon}
      trigger={<Button variant="danger-light">{formatMessage(message('booking.abandon'))}</Button>}
    />
  );
}

/** Releases a reservation or option. */
export function ReleaseButton({ booking }: { booking: Booking }) {
  const { formatMessage } = useIntl();
  const { release } = useBookingRequests(booking);
  const dialog = useDialogOpen();
  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title: formatMessage(message('booking.release.title'), { reference: booking.reference }),
        effect: formatMessage(message('booking.release.effect'), {
          orderId: booking.orderId ?? '–',
          institution: booking.institution.name,
        }),
        risk: formatMessage(message('booking.release.risk')),
        confirmLabel: formatMessage(message('booking.release.confirm')),
      }}
      onConfirm={release}
      trigger={<Button variant="danger-light">{formatMessage(message('booking.release'))}</Button>}
    />
  );
}

/** Discards a draft that was never sent to S-360. */
export function DiscardButton({ booking }: { booking: Booking }) {
  const { formatMessage } = useIntl();
  const { discard } = useBookingRequests(booking);
  const dialog = useDialogOpen();
  return (
    <DecisionDialog
      {...dialog}
      texts={{
        title: formatMessage(message('booking.discard.title'), { reference: booking.reference }),
        effect: formatMessage(message('booking.discard.effect')),
        confirmLabel: formatMessage(message('booking.discard.confirm')),
      }}
      onConfirm={discard}
      trigger={<Button variant="danger-light">{formatMessage(message('booking.discard'))}</Button>}
    />
  );
}
