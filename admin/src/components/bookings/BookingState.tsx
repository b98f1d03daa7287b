import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { BookingSummary } from '../../../../server/src/contracts';
import { BOOKING_VARIANTS, STANDING_VARIANTS } from '../../bookings/appearance';
import { message } from '../../translations/message';
import { StatusWord } from '../StatusWord';

/** Where a booking stands, and what has become of it since it was closed. */
export function BookingState({
  booking: { standing, state },
}: {
  booking: Pick<BookingSummary, 'state' | 'standing'>;
}) {
  const { formatMessage } = useIntl();
  return (
    <Flex gap={2} wrap="wrap">
      <StatusWord variant={BOOKING_VARIANTS[state]}>
        {formatMessage(message(`booking.state.${state}`))}
      </StatusWord>
      {standing !== null && (
        <StatusWord variant={STANDING_VARIANTS[standing]}>
          {formatMessage(message(`booking.standing.${standing}`))}
        </StatusWord>
      )}
    </Flex>
  );
}
