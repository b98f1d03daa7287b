import { DAY_MS } from '../../kernel/time/durations';
import { nextState } from '../bulk-job-states';
import type { BulkJobRecord } from '../bulk-job-store';

/** When the history forgets what a bulk job wrote. */
export const forgottenAt = (
  { createdAt, startedAt }: Pick<BulkJobRecord, 'createdAt' | 'startedAt'>,
  historyRetentionDays: number,
): Date => new Date((startedAt ?? createdAt).getTime() + historyRetentionDays * DAY_MS);

/** Until when a bulk job can be undone; `null` when it cannot, in its state or any more. */
export function undoableUntil(
  job: BulkJobRecord,
  { historyRetentionDays, now }: { historyRetentionDays: number; now(): Date },
): Date | null {
  const until = forgottenAt(job, historyRetentionDays);
  return nextState(job.kind, job.state, 'undo') !== null && until >= now() ? until : null;
}
