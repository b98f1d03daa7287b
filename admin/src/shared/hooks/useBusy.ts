import { useCallback, useState } from 'react';

/**
 * Runs one operation at a time and reports when it runs, for buttons that must not be pressed
 * twice.
 */
export function useBusy() {
  const [busy, setBusy] = useState(false);
  const run = useCallback(async <Result>(work: () => Promise<Result>): Promise<Result> => {
    setBusy(true);
    try {
      return await work();
    } finally {
      setBusy(false);
    }
  }, []);
  return { busy, run };
}
