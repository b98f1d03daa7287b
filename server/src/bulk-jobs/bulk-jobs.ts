import type { BulkJobsPorts } from './ports';
import type { Author } from '../kernel/http/request-author';
import type { GetBulkJobs, BulkJobDetails } from '../contracts/bulk-jobs';
import { reason } from '../contracts/reasons';
import { StateConflictError } from '../kernel/errors';
import type { PageRequest } from '../kernel/http/pages';
import { fileImports, type FileImports } from './file/file-imports';
import { endEmptyGuards } from './guard-of-bulk-job';
import { addUp } from './links-of-bulk-job';
import { decideOnBulkJob, existingBulkJob, type DecisionOnBulkJob } from './bulk-job-decisions';
import {
  linksByInstitution,
  bulkJobDetails,
  bulkJobPage,
  type BulkJobFilter,
} from './bulk-job-view';
import { bulkJobSteps, type BulkJobSteps } from './bulk-job-steps';
import { takeBackUnsent } from './push/bulk-push';
import { undoJobs, type UndoJobs } from './undo/undo-jobs';
import { bulkPushes, type BulkPushes } from './push/bulk-pushes';

/** Bulk jobs, as operators see and control them. */
export interface BulkJobs extends BulkPushes, FileImports, UndoJobs {
  list(filter: BulkJobFilter, request: PageRequest): Promise<GetBulkJobs.Response>;
  details(id: number): Promise<BulkJobDetails>;
  /**
   * Approves a guarded bulk job. `calls` is the number that the operator saw; if the bulk job holds
   * more by now, the approval is refused.
   */
  approve(id: number, author: Author, calls: number): Promise<BulkJobDetails>;
  /** Rejects, pauses, resumes or cancels a bulk job. */
  decide(decision: DecisionOnBulkJob): Promise<BulkJobDetails>;
  steps: BulkJobSteps;
}

export function bulkJobs(ports: BulkJobsPorts): BulkJobs {
  const details = async (id: number) =>
    bulkJobDetails(await existingBulkJob(ports.bulkJobs, id), ports);

  return {
    ...bulkPushes(ports),
    ...fileImports(ports),
    ...undoJobs(ports),
    steps: bulkJobSteps(ports),
    details,
    list: (filter, request) => bulkJobPage(ports, filter, request),
    async approve(id, author, calls) {
      await decideOnBulkJob({ id, event: 'approve', author }, ports, async (job) => {
        const { waiting } = addUp(await linksByInstitution(job, ports));
        if (waiting > calls) {
          throw new StateConflictError(reason('bulkJobHoldsMore', { bulkJob: id, waiting, calls }));
        }
        return { total: waiting, processed: waiting };
      });
      ports.wake();
      return details(id);
    },
    async decide(decision) {
      await decideOnBulkJob(decision, ports, async (job) => {
        if (decision.event !== 'cancel') return {};
        if (job.kind === 'push') return { counts: await takeBackUnsent(job, ports) };
        await endEmptyGuards(job, ports);
        return {};
      });
      ports.wake();
      return details(decision.id);
    },
  };
}
