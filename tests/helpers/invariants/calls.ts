import type { CallWindow } from '../../../server/src/services/dispatch/permit-windows';

/** A call that S-360 counted. */
export interface CountedCall {
  method: string;
  atMs: number;
}

/** In no rolling window were there more calls than it allows. */
export function exceededWindows(
  calls: readonly CountedCall[],
  windows: readonly CallWindow[],
): string[] {
  return windows.flatMap((window) => {
    const times = calls
      .filter(({ method }) => window.method === undefined || window.method === method)
      .map(({ atMs }) => atMs)
      .sort((a, b) => a - b);
    const isExceeded = times.some((atMs, index) => {
      const first = times[index - window.calls];
      return first !== undefined && atMs - first < window.perMs;
    });
    return isExceeded ? [`more than ${window.calls} calls in ${window.perMs} ms`] : [];
  });
}
