import { useEffect, useState } from 'react';

/** The value after it has not changed for a pause. Objects are compared by identity. */
export function useSettled<Typed>(typed: Typed, pauseMs: number): Typed {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, pauseMs]);
  return settled;
}
