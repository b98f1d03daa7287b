import type { Booking, SyncFailure } from '../../../../../server/src/contracts';

/**
 * Why the last order that an operator named for a booking in doubt is not that booking's order;
 * `null` if none was named or the check is still running. The failure that caused the doubt is
 * older than the doubt, so it does not count.
 */
export function notAdopted({
  failure,
  inDoubt,
  progress,
}: Pick<Booking, 'failure' | 'inDoubt' | 'progress'>): SyncFailure | null {
  if (failure === null || inDoubt === null || progress !== null) return null;
  return Date.parse(failure.at) > Date.parse(inDoubt.since) ? failure : null;
}
