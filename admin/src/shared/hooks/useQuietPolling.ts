import { useEffect, useRef } from 'react';
import { useTabVisible, useWhileVisible } from './useTabVisible';

/** How often a screen is refreshed on which little moves. */
export const QUIET_INTERVAL_MS = 15_000;

/**
 * Query options that keep a screen fresh: it reads on opening and at intervals, but not while the
 * tab is hidden.
 */
export function useQuietPolling() {
  return { pollingInterval: useWhileVisible(QUIET_INTERVAL_MS), refetchOnMountOrArgChange: true };
}

/** Reads immediately when the user returns to the tab, because the next poll is too far away. */
export function useReadOnReturn(refetch: () => unknown): void {
  const isVisible = useTabVisible();
  const wasVisible = useRef(isVisible);
  useEffect(() => {
    const cameBack = isVisible && !wasVisible.current;
    wasVisible.current = isVisible;
    if (cameBack) refetch();
  }, [isVisible, refetch]);
}
