import { reason } from '../contracts/reasons';
import { endEmptyHolds } from './guard-of-bulk-job';
import { addUp } from './links-of-bulk-job';
import { nextState } from './bulk-job-states';
import type { BulkJobRecord } from './bulk-job-store';
import type { StepResult } from './bulk-job-runner';
import { fileImportSteps } from './file/file-import';
import { isSampleDue, sentOf, withSample } from './bulk-job-progress';
import { linksByInstitution, stillWaits, unsentOf } from './bulk-job-view';
import { stepBulkPush } from './push/bulk-push';
import { undoSteps } from './undo/undo-job';
import type { BulkJobsPorts } from './ports';

export interface BulkJobSteps {
  step(job: BulkJobRecord): Promise<StepResult>;
  /** Stops a bulk job whose errors did not go away; an operator can resume it. */
  fail(job: BulkJobRecord, error: unknown): Promise<void>;
  /** Ends what holds nothing any more. */
  expire(): Promise<void>;
}

export function bulkJobSteps(ports: BulkJobsPorts): BulkJobSteps {
  const stepFile = fileImportSteps(ports);
  const stepUndo = undoSteps(ports);

  /** Everything is marked: notes how much was sent, and ends the bulk job once nothing waits. */
  async function watchSending(job: BulkJobRecord): Promise<StepResult> {
    const now = ports.now();
    // Counting many links takes time; between samples it is enough to see whether any still waits.
    const isCounted = isSampleDue(job.progress.samples, now);
    if (!isCounted && (await stillWaits(job, ports))) return 'later';
    const links = addUp(await linksByInstitution(job, ports));
    if (links.waiting === 0) {
      const { failed, inDoubt } = links;
      const counts = {
        ...job.counts,
        sent: sentOf(job.processed, links, unsentOf(job)),
        failed,
        inDoubt,
      };
      await ports.bulkJobs.change(
        job.id,
        { state: 'running' },
        { state: 'done', endedAt: now, counts },
      );
      return 'later';
    }
    const sample = { atMs: now.getTime(), sent: sentOf(job.processed, links, unsentOf(job)) };
    const progress = { ...job.progress, samples: withSample(job.progress.samples, sample) };
    await ports.bulkJobs.change(job.id, { state: job.state }, { progress });
    return 'later';
  }

  async function stepPush(job: BulkJobRecord): Promise<StepResult> {
    const institution = ports.institutions.find(job.institution ?? '');
    if (!institution) throw new Error(`There is no institution ${job.institution ?? ''} any more.`);
    if (job.progress.hasMarkedAll) return watchSending(job);
    const result = await stepBulkPush(job, institution, ports);
    ports.wake();
    return result;
  }

  async function stepFileAndWake(job: BulkJobRecord): Promise<StepResult> {
    const result = await stepFile(job);
    ports.wake();
    return result;
  }

  function stepOfKind(job: BulkJobRecord): Promise<StepResult> {
    switch (job.kind) {
      case 'guard':
      case 'pull':
        return watchSending(job);
      case 'push':
        return stepPush(job);
      case 'aiClient':
        return stepUndo(job);
      case 'file':
        return job.state === 'undoing' ? stepUndo(job) : stepFileAndWake(job);
    }
  }

  return {
    async step(job) {
      const result = await stepOfKind(job);
      if (job.failure !== null) await ports.bulkJobs.forgetFailure(job.id);
      return result;
    },
    expire: () => endEmptyHolds(ports),
    async fail(job, error) {
      const state = nextState(job.kind, job.state, 'fail');
      if (state === null) return;
      const at = ports.now();
      const code = error instanceof Error ? error.name : 'unknown';
      await ports.bulkJobs.change(
        job.id,
        { state: job.state },
        {
          state,
          failure: { code, reason: reason('bulkJobStopped'), at: at.toISOString() },
        },
      );
    },
  };
}
