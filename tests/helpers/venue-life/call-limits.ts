import type { S360State } from './invariants';

/** A number of calls in any rolling window in ms. */
export interface RollingLimit {
  calls: number;
  perMs: number;
}

/** Windows in which S-360 received more calls than the limit allows. */
export function exceededLimits({ calls, code }: S360State, limit: RollingLimit): string[] {
  const times = calls.map((call) => Date.parse(call.at)).sort((a, b) => a - b);
  return times.flatMap((startsAt, first) => {
    const inWindow = times.slice(first).filter((time) => time - startsAt < limit.perMs).length;
    return inWindow > limit.calls
      ? [`${code} received ${inWindow} calls within ${limit.perMs} ms from ${startsAt}`]
      : [];
  });
}
