import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { BookingSummary } from '../../../../../server/src/contracts';
import { useErrorWords } from '../../../shared/words/useErrorWords';
import { useQuietPolling, useReadOnReturn } from '../../../shared/hooks/useQuietPolling';
import { useMoney } from '../../../shared/money/useMoney';
import { bookingsOfContact } from './bookingQuery';
import { PLACES } from '../../../shared/places';
import { useGetBookingsQuery } from '../queries/bookingsApi';
import { useText } from '../../../shared/words/useText';
import { BookingState } from '../components/BookingState';
import { ExpirySentence } from '../components/BookingExpiry';
import { useBookingNames } from '../components/useBookingNames';
import { LoadFailed, Loading } from '../../../shared/components/LoadStates';
import { Line } from '../../../shared/components/Notice';

/** As many as fit into the panel. */
const NEWEST = 5;

/** The newest bookings of a contact, and a link to all of them. */
export function ContactBookings({ documentId }: { documentId: string }) {
  const text = useText();
  const inWords = useErrorWords();
  const { data, error, isError, refetch } = useGetBookingsQuery(
    { contact: documentId, page: 1, pageSize: NEWEST },
    useQuietPolling(),
  );
  useReadOnReturn(refetch);
  if (!data) {
    if (!isError) return <Loading />;
    return <LoadFailed reason={inWords(error)} onRetry={() => void refetch()} />;
  }
  const { total } = data.meta.pagination;
  if (total === 0) return <Line muted>{text('booking.panel.none')}</Line>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {data.data.map((booking) => (
          <li key={booking.documentId}>
            <NewestBooking booking={booking} />
          </li>
        ))}
      </Flex>
      {total > NEWEST && (
        <Link tag={RouterLink} to={`${PLACES.bookings}?${bookingsOfContact(documentId)}`}>
          {text('booking.panel.all', { count: total })}
        </Link>
      )}
    </Flex>
  );
}

function NewestBooking({ booking }: { booking: BookingSummary }) {
  const { formatDate } = useIntl();
  const { kindOf } = useBookingNames();
  const money = useMoney();
  const { createdAt, documentId, institution, kind, reference, summary, total } = booking;
  const date = formatDate(createdAt, { dateStyle: 'medium' });
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" alignItems="baseline" gap={2}>
        <Link tag={RouterLink} to={PLACES.booking(documentId)}>
          {reference}
        </Link>
        <Typography variant="pi" fontWeight="bold" style={{ whiteSpace: 'nowrap' }}>
          {money(total)}
        </Typography>
      </Flex>
      {summary !== null && <Line>{summary}</Line>}
      <Line muted>{[kindOf(kind), date, institution.name].join(' · ')}</Line>
      <BookingState booking={booking} />
      <ExpirySentence booking={booking} />
    </Flex>
  );
}
