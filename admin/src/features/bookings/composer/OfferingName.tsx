import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Offering } from '../../catalog/model';

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
  const { formatDate } = useIntl();
  const when =
    offering.kind === 'performance'
      ? formatDate(offering.startsAtMs, {
          timeZone,
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          year: 'numeric',
          hour: 'numeric',
          minute: '2-digit',
        })
      : '';
  const place = offering.kind === 'performance' ? offering.place : '';
  return [when, offering.subtitle, place].filter(Boolean).join(' · ');
}
