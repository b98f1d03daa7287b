import { Typography } from '@strapi/design-system';
import type {
  AvailabilityLevel,
  PerformanceAvailability,
} from '../../../../../../server/src/contracts';
import { placesLeft } from '../model/obstacles';
import { useText } from '../../../../shared/words/useText';

const COLOURS: Record<AvailabilityLevel, string> = {
  GOOD: 'success700',
  LIMITED: 'neutral800',
  NONE: 'danger700',
  UNKNOWN: 'neutral600',
};

interface PlacesLeftProps {
  availability: PerformanceAvailability | undefined;
  seatCategoryId: string | null;
}

/** The number of places left in a seat category, or the level where S-360 reports only that. */
export function PlacesLeft({ availability, seatCategoryId }: PlacesLeftProps) {
  const text = useText();
  const category = availability?.seatCategories.find(
    (known) => known.seatCategoryId === seatCategoryId,
  );
  const left = placesLeft(availability, seatCategoryId);
  const level: AvailabilityLevel =
    left === 0 ? 'NONE' : (category?.level ?? availability?.level ?? 'UNKNOWN');
  return (
    <Typography
      tag="span"
      display="block"
      variant="pi"
      fontWeight="regular"
      textColor={COLOURS[level]}
    >
      {left === null
        ? text(`booking.compose.places.${level}`)
        : text('booking.compose.places.left', { count: left })}
    </Typography>
  );
}
