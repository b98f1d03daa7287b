import { useIntl } from 'react-intl';
import { useVenueZone } from './AtVenue';
import { needsZone, venueTimeOptions, type Part } from './timeAtVenue';

/**
 * Formats times of performances in the time zone of their venue. It names the zone where the time
 * of day differs from that of the other times on the screen: the user's, or another venue's.
 */
export function useVenueTime(): (at: string | number, timeZone: string, part?: Part) => string {
  const { formatDate } = useIntl();
  const ofScreen = useVenueZone();
  return (at, timeZone, part = 'dateAndTime') =>
    formatDate(at, venueTimeOptions(timeZone, part, needsZone(timeZone, new Date(at), ofScreen)));
}

interface VenueTimeProps {
  at: string;
  /** The IANA name of the venue's time zone. */
  timeZone: string;
  part?: Part;
}

/** The start of a performance in the time zone of its venue; hovering names the zone. */
export function VenueTime({ at, part = 'dateAndTime', timeZone }: VenueTimeProps) {
  const { formatDate } = useIntl();
  const venueTime = useVenueTime();
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
      {venueTime(at, timeZone, part)}
    </time>
  );
}
