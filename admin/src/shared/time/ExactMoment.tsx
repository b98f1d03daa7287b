import { useIntl } from 'react-intl';

/**
 * A moment with date, time and time zone, for moments that users pass on or base decisions on. In
 * the user's time zone, unless another one is given.
 */
export function ExactMoment({ at, timeZone }: { at: string; timeZone?: string | undefined }) {
  return <time dateTime={at}>{useExactMoment(timeZone)(at)}</time>;
}

/** Formats moments like `ExactMoment`, for texts that are copied. */
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
