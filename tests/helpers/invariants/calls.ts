import type { CallWindow } from '../../../server/src/institutions/limits/permit-windows';

/** A call that S-360 counted. */
export interface CountedCall {
  service: string;
  method: string;
  atMs: number;
}

/** The calls that one window counts together. */
function countedTogether(
  calls: readonly CountedCall[],
  { method, scope, service }: CallWindow,
): CountedCall[][] {
  const groups = new Map<string, CountedCall[]>();
  for (const call of calls) {
    if (method !== undefined && call.method !== method) continue;
    if (service !== undefined && call.service !== service) continue;
    const group = scope === 'institution' ? '' : scope === 'service' ? call.service : call.method;
    groups.set(group, [...(groups.get(group) ?? []), call]);
  }
  return [...groups.values()];
}

/** No rolling window contains more calls than it allows. */
export function exceededWindows(
  calls: readonly CountedCall[],
  windows: readonly CallWindow[],
): string[] {
  return windows.flatMap((window) =>
    countedTogether(calls, window).flatMap((group) => {
      const times = group.map(({ atMs }) => atMs).sort((a, b) => a - b);
      const isExceeded = times.some((atMs, index) => {
        const first = times[index - window.calls];
        return first !== undefined && atMs - first < window.perMs;
      });
      return isExceeded ? [`more than ${window.calls} calls in ${window.perMs} ms`] : [];
    }),
  );
}
