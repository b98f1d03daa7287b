import { Typography } from '@strapi/design-system';
import { useText } from '../words/useText';
import { isElsewhere, NO_ZONE } from './timeAtVenue';

/** Names the time zone of the displayed times, unless it matches the user's. */
export function ZoneNote({ timeZone }: { timeZone: string }) {
  const text = useText();
  if (timeZone !== NO_ZONE && !isElsewhere(timeZone, new Date())) return null;
  return (
    <Typography variant="pi" textColor="neutral600">
      {timeZone === NO_ZONE ? text('venueTime.utc') : text('venueTime.venue', { zone: timeZone })}
    </Typography>
  );
}
