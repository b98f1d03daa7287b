import type { Author } from '../kernel/http/request-author';
import { reason } from '../contracts/reasons';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { NotFoundError, StateConflictError } from '../kernel/errors';
import { ENDED_STATES, nextState, type BulkJobEvent } from './bulk-job-states';
import type { BulkJobChanges, BulkJobRecord, BulkJobStore } from './bulk-job-store';

interface BulkJobDecisionPorts {
  database: StrapiDatabase;
  bulkJobs: BulkJobStore;
  now(): Date;
}

export interface DecisionOnBulkJob {
  id: number;
  event: Exclude<BulkJobEvent, 'finish' | 'fail' | 'lapse'>;
  author: Author;
}

/** @throws NotFoundError when there is no such bulk job. */
export async function existingBulkJob(bulkJobs: BulkJobStore, id: number): Promise<BulkJobRecord> {
  const job = await bulkJobs.find(id);
  if (!job) throw new NotFoundError(reason('noBulkJob', { bulkJob: id }));
  return job;
}

/**
 * Moves a bulk job to the state that a decision leads to and notes who decided; `also` runs in the
 * same transaction.
 * @throws StateConflictError when the bulk job's state does not allow the decision.
 */
export async function decideOnBulkJob(
  { author, event, id }: DecisionOnBulkJob,
  ports: BulkJobDecisionPorts,
  also: (job: BulkJobRecord) => Promise<BulkJobChanges> = () => Promise.resolve({}),
): Promise<void> {
  await ports.database.transactionWithRetries(async () => {
    const job = await existingBulkJob(ports.bulkJobs, id);
    const state = nextState(job.kind, job.state, event);
    if (state === null) {
      throw new StateConflictError(
        reason('bulkJobNotPossible', { bulkJob: id, state: job.state, event }),
      );
    }
    const at = ports.now();
    const begins = state === 'running' && job.startedAt === null;
    const changed = await ports.bulkJobs.change(
      id,
      { state: job.state },
      {
        state,
        // What failed stays so until a step goes well.
        ...(event !== 'resume' && { failure: null }),
        decisions: [...job.decisions, { event, author, at: at.toISOString() }],
        ...(begins && { startedAt: at }),
        endedAt: ENDED_STATES.includes(state) ? at : null,
      },
    );
    if (!changed) throw new StateConflictError(reason('bulkJobChanged', { bulkJob: id }));
    const further = await also(job);
    if (Object.keys(further).length > 0) await ports.bulkJobs.change(id, { state }, further);
  });
}
