import { Flex, Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';
import { useGetBookingQuery } from '../queries/bookingsApi';
import { BookingState } from './BookingState';

export function BookingOfOrder({ documentId }: { documentId: string }) {
  const text = useText();
  const { data: booking } = useGetBookingQuery({ documentId });
  return (
    <Flex gap={2} wrap="wrap">
      <Link tag={RouterLink} to={PLACES.booking(documentId)}>
        {booking?.reference ?? text('activity.booking')}
      </Link>
      {booking && <BookingState booking={booking} />}
    </Flex>
  );
}
