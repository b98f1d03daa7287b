import { useIntl } from 'react-intl';
import { useVenueZone } from './AtVenue';
import { momentOptions } from './timeAtVenue';

/**
 * A moment with date, time and time zone, for moments that users pass on or base decisions on. In
 * the venue's time zone, which `AtVenue` names, or else the user's; unless another one is given.
 */
export function ExactMoment({ at, timeZone }: { at: string; timeZone?: string | undefined }) {
  return <time dateTime={at}>{useExactMoment(timeZone)(at)}</time>;
}

/** Formats moments like `ExactMoment`, for texts that are copied. */
export function useExactMoment(timeZone?: string): (at: string) => string {
  const { formatDate } = useIntl();
  const venueZone = useVenueZone();
  return (at) => formatDate(at, momentOptions(timeZone, venueZone));
}
