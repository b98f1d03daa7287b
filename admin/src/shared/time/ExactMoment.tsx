import { useIntl } from 'react-intl';

/**
 * A moment with date, time and time zone, for what is told to others or decided by it: in the zone of
 * the person, or in the one that is given.
 */
export function ExactMoment({ at, timeZone }: { at: string; timeZone?: string | undefined }) {
  return <time dateTime={at}>{useExactMoment(timeZone)(at)}</time>;
}

/** Writes moments as `ExactMoment` shows them, for texts that are copied. */
export function useExactMoment(timeZone?: string): (at: string) => string {
  const { formatDate } = useIntl();
  return (at) =>
    formatDate(at, {
      timeZone,
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    });
}
