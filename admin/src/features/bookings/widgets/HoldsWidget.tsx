import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { BookingSummary } from '../../../../../server/src/contracts';
import { Loaded } from '../../../shared/components/Loaded';
import { useQuietPolling } from '../../../shared/hooks/useQuietPolling';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { TimeLeftOf } from '../components/BookingExpiry';
import { useBookingNames } from '../components/useBookingNames';
import { useGetExpiringHoldsQuery } from '../queries/bookingsApi';

/** On Strapi's homepage: reservations and options that expire within a week, the next first. */
export function HoldsWidget() {
  const text = useText();
  const query = useGetExpiringHoldsQuery(undefined, useQuietPolling());
  return (
    <Loaded query={query}>
      {({ data, meta }) => {
        if (data.length === 0) return <Typography>{text('holds.none')}</Typography>;
        return (
          <Flex direction="column" alignItems="stretch" gap={3}>
            <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
              {data.map((booking) => (
                <Hold key={booking.documentId} booking={booking} />
              ))}
            </Flex>
            {meta.total > data.length && (
              <Link tag={RouterLink} to={PLACES.bookings({ state: 'expiring' })}>
                {text('attention.more', { count: meta.total - data.length })}
              </Link>
            )}
          </Flex>
        );
      }}
    </Loaded>
  );
}

function Hold({ booking }: { booking: BookingSummary }) {
  const { contactOf, kindOf } = useBookingNames();
  const { contact, documentId, institution, kind, reference } = booking;
  return (
    <Flex tag="li" justifyContent="space-between" alignItems="flex-start" gap={3}>
      <div>
        <Link tag={RouterLink} to={PLACES.booking(documentId)}>
          {contact === null ? reference : contactOf(booking)}
        </Link>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {[kindOf(kind), institution.name].join(' · ')}
        </Typography>
      </div>
      <TimeLeftOf booking={booking} />
    </Flex>
  );
}
