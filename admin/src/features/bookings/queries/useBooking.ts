import { useEffect, useState } from 'react';
import { bookingIntervalMs, RESTING_INTERVAL_MS } from '../model/polling';
import { useGetBookingQuery } from './bookingsApi';
import { useReadOnReturn } from '../../../shared/hooks/useQuietPolling';
import { useWhileVisible } from '../../../shared/hooks/useTabVisible';

/**
 * A booking, read often while something is under way, rarely otherwise, and not at all while the
 * tab is hidden.
 */
export function useBooking(documentId: string) {
  const [intervalMs, setIntervalMs] = useState(RESTING_INTERVAL_MS);
  const query = useGetBookingQuery(
    { documentId },
    { pollingInterval: useWhileVisible(intervalMs), refetchOnMountOrArgChange: true },
  );
  const { currentData, fulfilledTimeStamp, refetch } = query;
  useEffect(() => {
    // RTK keeps the same object for unchanged data, but an announced time has come closer
    // meanwhile.
    if (currentData) setIntervalMs(bookingIntervalMs(currentData, Date.now()));
  }, [currentData, fulfilledTimeStamp]);
  useReadOnReturn(refetch);
  return query;
}
