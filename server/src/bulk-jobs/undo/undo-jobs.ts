import type { Author } from '../../kernel/http/request-author';
import type { BulkJobDetails, UndoPlan } from '../../contracts/bulk-jobs';
import { reason } from '../../contracts/reasons';
import { StateConflictError } from '../../kernel/errors';
import type { FileSettings } from '../file/file-import';
import { decideOnBulkJob, existingBulkJob } from '../bulk-job-decisions';
import { isUndoable, nextState } from '../bulk-job-states';
import type { BulkJobRecord } from '../bulk-job-store';
import { bulkJobDetails } from '../bulk-job-view';
import { requireFields, type MayFill } from '../permitted-fields';
import type { BulkJobsPorts } from '../ports';
import { fieldsOfBulkJob, newestNote } from './bulk-job-history';
import { planUndo } from './plan-undo';
import type { UndoSettings } from './undo-settings';
import { forgottenAt } from './undoable-until';

/**
 * Takes back what a file import wrote in the CRM, where nobody has touched it since.
 * @throws NotPermittedError when it wrote a field that the caller may not fill
 */
export interface UndoJobs {
  planUndo(id: number, mayFill: MayFill): Promise<UndoPlan>;
  undo(id: number, author: Author, mayFill: MayFill): Promise<BulkJobDetails>;
}

export function undoJobs(ports: BulkJobsPorts): UndoJobs {
  /**
   * Only the history knows what a bulk job wrote, so an import older than the history is refused.
   */
  function refuseForgotten(job: BulkJobRecord): BulkJobRecord {
    const { historyRetentionDays: days, now } = ports;
    if (forgottenAt(job, days) >= now()) return job;
    throw new StateConflictError(reason('bulkJobForgotten', { bulkJob: job.id, days }));
  }

  async function findUndoable(id: number, mayFill: MayFill): Promise<BulkJobRecord> {
    const job = await existingBulkJob(ports.bulkJobs, id);
    if (nextState(job.kind, job.state, 'undo') !== null) {
      requireFields(await fieldsOfBulkJob(ports.database, job), mayFill);
      return refuseForgotten(job);
    }
    throw new StateConflictError(
      isUndoable(job.kind)
        ? reason('bulkJobNotUndoable', { bulkJob: id, state: job.state })
        : reason('bulkJobWroteNothing', { bulkJob: id }),
    );
  }

  return {
    planUndo: async (id, mayFill) => planUndo(await findUndoable(id, mayFill), ports),
    async undo(id, author, mayFill) {
      const plan = await planUndo(await findUndoable(id, mayFill), ports);
      await decideOnBulkJob({ id, event: 'undo', author }, ports, async (job) => {
        const { guardBulkJobId: _before, ...settings } = job.settings as FileSettings;
        const undoing: UndoSettings = {
          ...settings,
          undoUpToId: await newestNote(ports.database),
          // The undo has an end of its own.
          wroteUntil: job.endedAt?.toISOString() ?? null,
          isGuarded: plan.calls > ports.guardLimit,
        };
        return { settings: undoing, cursor: 0 };
      });
      ports.wake();
      return bulkJobDetails(await existingBulkJob(ports.bulkJobs, id), ports);
    },
  };
}
