import { useEffect, useRef, useState } from 'react';
import { useGetContactSyncQuery } from './contactSyncApi';
import { pollingIntervalMs, RESTING_INTERVAL_MS } from '../model/polling';
import { useTabVisible, useWhileVisible } from '../../../shared/hooks/useTabVisible';

/**
 * The sync status of a contact, read often while something is on its way, rarely otherwise, and
 * not at all while the tab is hidden. It is also read immediately when the user has saved the
 * contact or returns to the tab.
 */
export function useContactSync(documentId: string, recordUpdatedAt = '') {
  const isVisible = useTabVisible();
  const [intervalMs, setIntervalMs] = useState(RESTING_INTERVAL_MS);
  const { data, error, isError, isFetching, fulfilledTimeStamp, refetch } = useGetContactSyncQuery(
    { documentId },
    { pollingInterval: useWhileVisible(intervalMs) },
  );

  useEffect(() => {
    // RTK keeps the same object for unchanged data, but an announced time has come closer
    // meanwhile.
    if (data) setIntervalMs(pollingIntervalMs(data, Date.now()));
  }, [data, fulfilledTimeStamp]);

  const readFor = useRef({ recordUpdatedAt, isVisible });
  const isReadDue = useRef(false);
  useEffect(() => {
    const before = readFor.current;
    readFor.current = { recordUpdatedAt, isVisible };
    const wasSaved = before.recordUpdatedAt !== recordUpdatedAt;
    const cameBack = !before.isVisible;
    if (wasSaved || cameBack) isReadDue.current = true;
    // A read on its way may be older than the save, and a second one beside it is ignored.
    if (!isReadDue.current || isFetching) return;
    isReadDue.current = false;
    void refetch();
  }, [recordUpdatedAt, isVisible, isFetching, refetch]);

  return {
    statuses: data,
    error: isError ? error : undefined,
    readAt: fulfilledTimeStamp,
    refetch: () => void refetch(),
  };
}
