import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { draftFrom, inputOf } from '../model/draft';
import type { FoundBooking } from '../model/draftKeeper';
import { NOT_FOUND, statusOf } from '../../model/errors';
import { useLazyGetBookingQuery } from '../../queries/bookingsApi';

/** Reads the booking's current state from the server; `null` if it no longer exists. */
export function useFindBooking(): (documentId: string) => Promise<FoundBooking | null> {
  const { locale } = useIntl();
  const [read] = useLazyGetBookingQuery();
  return useCallback(
    async (documentId) => {
      try {
        const booking = await read({ documentId }).unwrap();
        return { booking, input: inputOf(draftFrom(booking), locale) };
      } catch (error) {
        if (statusOf(error) === NOT_FOUND) return null;
        throw error;
      }
    },
    [locale, read],
  );
}
