import { Box, Flex } from '@strapi/design-system';
import { BackButton, Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import {
  ORDER_UID,
  PERMISSION_ACTIONS,
  type OrderRecord,
  type Booking,
} from '../../../../server/src/contracts';
import { ActivityOfNumber } from '../../features/activity/list/ActivityOfNumber';
import { BookingOfOrder } from '../../features/bookings/components/BookingOfOrder';
import { isPaidFor } from '../../features/orders/orderKinds';
import { OrderLines } from '../../features/orders/OrderLines';
import { useGetOrderQuery } from '../../features/orders/ordersApi';
import { PullOrder } from '../../features/orders/PullOrder';
import { FurtherFields } from '../../features/orders/record/FurtherFields';
import { OrderFacts } from '../../features/orders/record/OrderFacts';
import { useOrderWords } from '../../features/orders';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { Screen } from '../../shared/components/Screen';
import { Section } from '../../shared/components/Section';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useQuietPolling, useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import { AtVenue } from '../../shared/time/AtVenue';
import { PLACES } from '../../shared/places';
import { useText } from '../../shared/words/useText';
import { usePaymentWords } from '../../features/bookings/components/usePaymentWords';
import { useGetBookingQuery } from '../../features/bookings/queries/bookingsApi';
import { useMoney } from '../../shared/money/useMoney';
import { ExactMoment } from '../../shared/time/ExactMoment';

interface OrderPaymentProps {
  order: Pick<OrderRecord, 'bookingDocumentId' | 'orderId'>;
}

/**
 * How an order was paid, which S-360 does not send: the CRM knows it only of sales that a booking
 * closed.
 */
function OrderPayment({ order: { bookingDocumentId, orderId } }: OrderPaymentProps) {
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

const PERMISSIONS = [{ action: PERMISSION_ACTIONS.readSync, subject: null }];

const ORDERS = `/content-manager/collection-types/${ORDER_UID}`;

/** An order's page: all that a person asks about an order; its form has only fields. */
export function OrderPage() {
  const { documentId = '' } = useParams();
  return (
    <Page.Protect permissions={PERMISSIONS}>
      <Order key={documentId} documentId={documentId} />
    </Page.Protect>
  );
}

function Order({ documentId }: { documentId: string }) {
  const text = useText();
  const { typeOf } = useOrderWords();
  const query = useGetOrderQuery({ documentId }, useQuietPolling());
  useReadOnReturn(query.refetch);
  const order = query.currentData;
  const title =
    order === undefined
      ? text('order.title')
      : text('order.titled', {
          type: order.orderType === '' ? text('order.title') : typeOf(order.orderType),
          number: order.orderId,
        });
  return (
    <Screen
      title={title}
      subtitle={order?.institution.name ?? ''}
      navigationAction={<BackButton fallback={ORDERS} />}
    >
      <Loaded query={query}>
        {(shown) => (
          <AtVenue timeZone={shown.institution.timeZone}>
            <Parts order={shown} />
          </AtVenue>
        )}
      </Loaded>
    </Screen>
  );
}

function Parts({ order }: { order: OrderRecord }) {
  const text = useText();
  const { bookingDocumentId } = order;
  const booking =
    bookingDocumentId === null ? null : <BookingOfOrder documentId={bookingDocumentId} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
      <Section title={text('order.facts')}>
        <OrderFacts
          order={order}
          booking={booking}
          payment={isPaidFor(order) ? <OrderPayment order={order} /> : null}
        />
      </Section>
      <Section title={text('orders.column.lines')}>
        <Lines order={order} />
      </Section>
      <Exchange order={order} />
      <Section title={text('order.support')}>
        <FurtherFields fields={order.further} record={PLACES.orderRecord(order.documentId)} />
      </Section>
    </Flex>
  );
}

function Lines({ order: { institution, lines, orderId } }: { order: OrderRecord }) {
  const text = useText();
  if (lines === null) return <Line muted>{text('order.linesWithheld')}</Line>;
  if (lines.length === 0) return <Line muted>{text('orders.noLines')}</Line>;
  return (
    <Box style={{ overflowX: 'auto' }}>
      <OrderLines lines={lines} orderId={orderId} institution={institution} />
    </Box>
  );
}

/** What came from S-360 about the order, what was asked, and the way to ask again. */
function Exchange({ order }: { order: OrderRecord }) {
  const text = useText();
  const { institution, orderId } = order;
  const mayReadOverview = useAllowed('readOverview').at(institution.code);
  const isNamed = institution.code !== '' && orderId !== '';
  return (
    <Section title={text('order.exchange')}>
      <PullOrder order={order} />
      {mayReadOverview && isNamed && (
        <ActivityOfNumber institution={institution.code} number={orderId} />
      )}
    </Section>
  );
}
