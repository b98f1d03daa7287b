import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { message } from '../../translations/message';
import { isElsewhere, NO_ZONE } from './timeAtVenue';

/** Names the time zone of the displayed times, unless it matches the user's. */
export function ZoneNote({ timeZone }: { timeZone: string }) {
  const { formatMessage } = useIntl();
  if (timeZone !== NO_ZONE && !isElsewhere(timeZone, new Date())) return null;
  return (
    <Typography variant="pi" textColor="neutral600">
      {timeZone === NO_ZONE
        ? formatMessage(message('venueTime.utc'))
        : formatMessage(message('venueTime.venue'), { zone: timeZone })}
    </Typography>
  );
}
