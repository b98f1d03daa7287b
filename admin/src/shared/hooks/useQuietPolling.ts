import { useEffect, useRef } from 'react';
import { useTabVisible } from './useTabVisible';

const INTERVAL_MS = 15_000;

/**
 * How a screen keeps itself fresh without being noticed: read when it is opened, again every so
 * often, and not at all while the tab is hidden. To be given to a query of the API.
 */
export function useQuietPolling() {
  const isVisible = useTabVisible();
  return { pollingInterval: isVisible ? INTERVAL_MS : 0, refetchOnMountOrArgChange: true };
}

/** Reads at once when the person comes back to the tab: the next turn of the polling is too far. */
export function useReadOnReturn(refetch: () => unknown): void {
  const isVisible = useTabVisible();
  const wasVisible = useRef(isVisible);
  useEffect(() => {
    const cameBack = isVisible && !wasVisible.current;
    wasVisible.current = isVisible;
    if (cameBack) refetch();
  }, [isVisible, refetch]);
}
