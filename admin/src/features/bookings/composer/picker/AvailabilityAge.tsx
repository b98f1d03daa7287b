import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { PerformanceAvailability } from '../../../../../../server/src/contracts';
import { Moment } from '../../../../shared/time/Moment';
import { message } from '../../../../translations/message';

/** The age of the places left, and whether newer numbers are on their way. */
export function AvailabilityAge({
  availability,
}: {
  availability: PerformanceAvailability | undefined;
}) {
  const { formatMessage } = useIntl();
  const checkedAt = availability?.checkedAt ?? null;
  const isBeingChecked = availability?.isBeingChecked === true;
  return (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {checkedAt !== null &&
        formatMessage(message('booking.compose.places.age'), {
          when: <Moment key="when" at={checkedAt} tense="past" />,
        })}
      {checkedAt !== null && isBeingChecked && ' · '}
      {/* Leaves out the age, which changes constantly. */}
      <span aria-live="polite">
        {isBeingChecked && formatMessage(message('booking.compose.places.asking'))}
      </span>
      {checkedAt === null &&
        !isBeingChecked &&
        formatMessage(message('booking.compose.places.notAsked'))}
    </Typography>
  );
}
