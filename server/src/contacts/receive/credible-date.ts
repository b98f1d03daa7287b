import { reason } from '../../contracts/reasons';
import type { ContactSnapshot } from '../model/mapping/snapshot';

/** A clock that is wrong by a time zone is still a clock; what is further ahead is none. */
const FURTHEST_AHEAD_MS = 24 * 60 * 60 * 1000;

/**
 * A snapshot that claims to come from the future is taken as undated, with a warning: going by its
 * date, everything that S-360 shows until then would be late, and lost.
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
