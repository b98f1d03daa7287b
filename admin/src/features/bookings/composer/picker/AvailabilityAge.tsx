import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { PerformanceAvailability } from '../../../../../../server/src/contracts';
import { Moment } from '../../../../shared/time/Moment';
import { message } from '../../../../translations/message';

/** How old what is known about places is, and whether something newer is on its way. */
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
      {/* Without the age, which changes all the time. */}
      <span aria-live="polite">
        {isBeingChecked && formatMessage(message('booking.compose.places.asking'))}
      </span>
      {checkedAt === null &&
        !isBeingChecked &&
        formatMessage(message('booking.compose.places.notAsked'))}
    </Typography>
  );
}
