import { reason } from '../../contracts/reasons';
import { DAY_MS } from '../../kernel/time/durations';
import type { ContactSnapshot } from '../model/mapping/snapshot';

/** Tolerates clocks that are wrong by a time zone; dates further ahead are not credible. */
const FURTHEST_AHEAD_MS = DAY_MS;

/**
 * Treats a snapshot dated in the future as undated, with a warning. By its date, everything that
 * S-360 sends until then would be late, and lost.
 */
export function crediblyDated(snapshot: ContactSnapshot, now: Date): ContactSnapshot {
  const { modifiedAtMs, warnings } = snapshot;
  if (modifiedAtMs === null || modifiedAtMs <= now.getTime() + FURTHEST_AHEAD_MS) return snapshot;
  return {
    ...snapshot,
    modifiedAtMs: null,
    warnings: [...warnings, { field: 'dateLastModified', reason: reason('inFuture') }],
  };
}
