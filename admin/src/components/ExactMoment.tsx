import { useIntl } from 'react-intl';

/** A moment with date, time and time zone, for what is told to others or decided by it. */
export function ExactMoment({ at }: { at: string }) {
  return <time dateTime={at}>{useExactMoment()(at)}</time>;
}

/** Writes moments as `ExactMoment` shows them, for texts that are copied. */
export function useExactMoment(): (at: string) => string {
  const { formatDate } = useIntl();
  return (at) =>
    formatDate(at, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    });
}
