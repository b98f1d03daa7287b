import { Button } from '@strapi/design-system';
import type { Booking } from '../../../../../server/src/contracts';
import { DecisionDialog } from '../../../shared/components/DecisionDialog';
import { useBookingRequests } from '../queries/useBookingRequests';
import { useText } from '../../../shared/words/useText';

interface DecisionButtonProps {
  booking: Booking;
  decision: 'abandon' | 'release' | 'discard';
}

/**
 * Abandons an open order in S-360, releases a reservation or option, or discards a draft that was
 * never sent to S-360.
 */
export function DecisionButton({ booking, decision }: DecisionButtonProps) {
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
