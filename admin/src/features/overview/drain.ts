import type { CallBudget, InstitutionStatus } from '../../../../server/src/contracts';

/** When what waits is expected to be sent, or why that cannot be said. */
type Drain =
  | { kind: 'windows' | 'quota'; at: string }
  | { kind: 'paused' | 'notStarted' | 'closed' | 'held' | 'never' };

type Sending = Pick<InstitutionStatus, 'closedUntil' | 'paused' | 'sending'>;

/** Each kind has its words under `drain.`. */
export function drainOf(
  { closedUntil, paused, sending }: Sending,
  { drained, pending }: Pick<CallBudget, 'drained' | 'pending'>,
): Drain {
  if (paused.sending) return { kind: 'paused' };
  if (sending.status.state !== 'started') return { kind: 'notStarted' };
  if (closedUntil !== null) return { kind: 'closed' };
  // What a bulk job holds back is no pending call.
  if (pending.edit + pending.bulk === 0) return { kind: 'held' };
  if (drained === null) return { kind: 'never' };
  return { kind: drained.limitedBy, at: drained.finishedAt };
}
