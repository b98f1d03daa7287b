import { useEffect, useState } from 'react';

/**
 * The current time, updated at intervals, for texts like "5 minutes ago" that change while
 * displayed.
 */
export function useNow(renewEveryMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), renewEveryMs);
    return () => clearInterval(timer);
  }, [renewEveryMs]);
  return nowMs;
}
