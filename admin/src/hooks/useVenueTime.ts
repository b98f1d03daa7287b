import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { useCatalogOf } from './useCatalogOf';

/**
 * Writes when performances begin, in the time zone of their venue: the one that is printed on its
 * tickets, wherever the person sits. Until that is known the zone of the browser is named.
 */
export function useVenueTime(institution: string): (at: string) => string {
  const { formatDate } = useIntl();
  const timeZone = useCatalogOf(institution, true)?.timeZone;
  return useCallback(
    (at) => {
      const usual = { dateStyle: 'medium', timeStyle: 'short' } as const;
      if (timeZone !== undefined) return formatDate(at, { ...usual, timeZone });
      return formatDate(at, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZoneName: 'short',
      });
    },
    [formatDate, timeZone],
  );
}
