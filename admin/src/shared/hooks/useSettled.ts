import { useEffect, useState } from 'react';

/** What was typed, once it rests for so long. An object has to be the same one while it rests. */
export function useSettled<Typed>(typed: Typed, pauseMs: number): Typed {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, pauseMs]);
  return settled;
}
