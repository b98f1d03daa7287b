import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { BookingSummary } from '../../../../../server/src/contracts';
import { BOOKING_VARIANTS, STANDING_VARIANTS, stateName } from '../model/appearance';
import { message } from '../../../translations/message';
import { StatusWord } from '../../../shared/components/StatusWord';

/** Where a booking stands, and what has become of it since it was closed. */
export function BookingState({
  booking,
}: {
  booking: Pick<BookingSummary, 'isDeclaredNotCreated' | 'standing' | 'state'>;
}) {
  const { formatMessage } = useIntl();
  const { standing } = booking;
  const name = stateName(booking);
  return (
    <Flex gap={2} wrap="wrap">
      <StatusWord variant={BOOKING_VARIANTS[name]}>
        {formatMessage(message(`booking.state.${name}`))}
      </StatusWord>
      {standing !== null && (
        <StatusWord variant={STANDING_VARIANTS[standing]}>
          {formatMessage(message(`booking.standing.${standing}`))}
        </StatusWord>
      )}
    </Flex>
  );
}
