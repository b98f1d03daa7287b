import { useEffect, useState } from 'react';

/** The time, renewed every so often, for texts like "5 minutes ago" that age while they are read. */
export function useNow(renewEveryMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), renewEveryMs);
    return () => clearInterval(timer);
  }, [renewEveryMs]);
  return nowMs;
}
