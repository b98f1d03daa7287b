import { Box, Typography } from '@strapi/design-system';
import type { Offering } from '../../catalog/model';
import { useVenueTime } from '../../../shared/time/VenueTime';

interface OfferingNameProps {
  offering: Offering;
  timeZone: string;
}

/** The title of an offering with its date and place. */
export function OfferingName({ offering, timeZone }: OfferingNameProps) {
  const details = useOfferingDetails(offering, timeZone);
  return (
    <Box style={{ minWidth: 0 }}>
      <Typography tag="h3" variant="delta" textColor="neutral800">
        {offering.title}
      </Typography>
      <Typography tag="p" variant="omega" textColor="neutral600">
        {details}
      </Typography>
    </Box>
  );
}

/** The details that distinguish an offering from others of the same name, in one line. */
export function useOfferingDetails(offering: Offering, timeZone: string): string {
  const venueTime = useVenueTime();
  const when =
    offering.kind === 'performance'
      ? venueTime(offering.startsAtMs, timeZone, 'weekdayAndTime')
      : '';
  const place = offering.kind === 'performance' ? offering.place : '';
  return [when, offering.subtitle, place].filter(Boolean).join(' · ');
}
