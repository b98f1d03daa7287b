import type { Booking, SyncFailure } from '../../../../../server/src/contracts';

/**
 * Why the order that was named last for a booking in doubt is not its own; `null` when none was named,
 * or one is still being looked at. What lost the answer of the creation itself is older than the doubt.
 */
export function notAdopted({
  failure,
  inDoubt,
  progress,
}: Pick<Booking, 'failure' | 'inDoubt' | 'progress'>): SyncFailure | null {
  if (failure === null || inDoubt === null || progress !== null) return null;
  return Date.parse(failure.at) > Date.parse(inDoubt.since) ? failure : null;
}
