import { useIntl } from 'react-intl';
import { venueTimeOptions } from './timeAtVenue';

interface VenueTimeProps {
  at: string;
  /** The IANA name of the venue's time zone. */
  timeZone: string;
  part?: 'date' | 'dateAndTime';
}

/** The start of a performance in the time zone of its venue; hovering names the zone. */
export function VenueTime({ at, part = 'dateAndTime', timeZone }: VenueTimeProps) {
  const { formatDate } = useIntl();
  const named = formatDate(at, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'long',
  });
  return (
    <time dateTime={at} title={named}>
      {formatDate(at, venueTimeOptions(timeZone, part))}
    </time>
  );
}
