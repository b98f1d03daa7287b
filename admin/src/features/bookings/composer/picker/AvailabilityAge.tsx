import { Typography } from '@strapi/design-system';
import type { PerformanceAvailability } from '../../../../../../server/src/contracts';
import { Moment } from '../../../../shared/time/Moment';
import { useText } from '../../../../shared/words/useText';

/** The age of the places left, and whether newer numbers are on their way. */
export function AvailabilityAge({
  availability,
}: {
  availability: PerformanceAvailability | undefined;
}) {
  const text = useText();
  const checkedAt = availability?.checkedAt ?? null;
  const isBeingChecked = availability?.isBeingChecked === true;
  return (
    <Typography tag="p" variant="pi" textColor="neutral600">
      {checkedAt !== null &&
        text('booking.compose.places.age', {
          when: <Moment key="when" at={checkedAt} tense="past" />,
        })}
      {checkedAt !== null && isBeingChecked && ' · '}
      {/* Leaves out the age, which changes constantly. */}
      <span aria-live="polite">{isBeingChecked && text('booking.compose.places.asking')}</span>
      {checkedAt === null && !isBeingChecked && text('booking.compose.places.notAsked')}
    </Typography>
  );
}
