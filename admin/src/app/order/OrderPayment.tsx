import type { Booking, OrderRecord } from '../../../../server/src/contracts';
import { usePaymentWords } from '../../features/bookings/components/usePaymentWords';
import { useGetBookingQuery } from '../../features/bookings/queries/bookingsApi';
import { Line } from '../../shared/components/Line';
import { useMoney } from '../../shared/money/useMoney';
import { ExactMoment } from '../../shared/time/ExactMoment';
import { useText } from '../../shared/words/useText';

interface OrderPaymentProps {
  order: Pick<OrderRecord, 'bookingDocumentId' | 'orderId'>;
}

/**
 * How an order was paid, which S-360 does not send: the CRM knows it only of sales that a booking
 * closed.
 */
export function OrderPayment({ order: { bookingDocumentId, orderId } }: OrderPaymentProps) {
  const text = useText();
  const { data: booking } = useGetBookingQuery(
    { documentId: bookingDocumentId ?? '' },
    { skip: bookingDocumentId === null },
  );
  const closedAt = booking?.events.find(({ kind }) => kind === 'closed')?.at;
  if (booking?.kind === 'sale' && closedAt !== undefined)
    return <ByBooking booking={booking} closedAt={closedAt} />;
  return text('order.payment.inS360', { number: orderId });
}

function ByBooking({ booking, closedAt }: { booking: Booking; closedAt: string }) {
  const text = useText();
  const money = useMoney();
  const method = usePaymentWords(booking);
  const when = <ExactMoment at={closedAt} />;
  if (booking.payment.kind === 'unpaid') return text('order.payment.unpaid', { when });
  return (
    <>
      {method}, {money(booking.offer?.total ?? booking.total)}
      <Line muted>{text('order.payment.at', { when })}</Line>
    </>
  );
}
