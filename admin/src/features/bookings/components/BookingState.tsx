import { Flex } from '@strapi/design-system';
import type { BookingSummary } from '../../../../../server/src/contracts';
import { BOOKING_VARIANTS, STATUS_VARIANTS, stateName } from '../model/appearance';
import { useText } from '../../../shared/words/useText';
import { StatusWord } from '../../../shared/components/StatusWord';

export function BookingState({
  booking,
}: {
  booking: Pick<BookingSummary, 'isDeclaredNotCreated' | 'status' | 'state'>;
}) {
  const text = useText();
  const { status } = booking;
  const name = stateName(booking);
  return (
    <Flex gap={2} wrap="wrap">
      <StatusWord variant={BOOKING_VARIANTS[name]}>{text(`booking.state.${name}`)}</StatusWord>
      {status !== null && (
        <StatusWord variant={STATUS_VARIANTS[status]}>
          {text(`booking.status.${status}`)}
        </StatusWord>
      )}
    </Flex>
  );
}
