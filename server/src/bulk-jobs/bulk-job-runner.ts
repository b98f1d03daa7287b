import { describeError } from '../kernel/describe-error';
import { createWorker, type Worker } from '../kernel/worker';
import type { Leases, LeaseTerms } from '../kernel/leases';
import { WORKING_STATES } from './bulk-job-states';
import type { BulkJobRecord, BulkJobStore } from './bulk-job-store';
import { bulkJobTroubles, type BulkJobTroubles } from './bulk-job-troubles';

/**
 * Works on the running bulk jobs, step by step. Starting, approving or resuming one wakes the
 * runner.
 */
export type BulkJobRunner = Pick<Worker, 'start' | 'wake' | 'stop'>;

/** `again`: there is more to do at once. `later`: something else has to happen first. */
export type StepResult = 'again' | 'later';

interface BulkJobRunnerPorts {
  leases: Leases;
  bulkJobs: BulkJobStore;
  /** Performs one step of a bulk job, in one transaction: after a crash it is done or not begun. */
  step(bulkJob: BulkJobRecord): Promise<StepResult>;
  /** Stops a bulk job whose errors did not go away. */
  fail(bulkJob: BulkJobRecord, error: unknown): Promise<void>;
  /** Ends what holds nothing any more. */
  expire(): Promise<void>;
  log: { error(message: string): void };
  troubles?: BulkJobTroubles;
}

const LEASE: LeaseTerms = { durationMs: 15_000, graceMs: 0 };
const POLL_MS = 2_000;
/** While no bulk job is at work: only one that another process has started goes unnoticed. */
const IDLE_POLL_MS = 10_000;
const LONGEST_REST_MS = 500;

/** Creates the runner. A lease per bulk job ensures that only one process works on it at a time. */
export function createBulkJobRunner(ports: BulkJobRunnerPorts): BulkJobRunner {
  const { leases, bulkJobs, log, troubles = bulkJobTroubles() } = ports;
  const held = new Set<string>();
  let isAtWork = false;

  const jobOf = ({ id }: BulkJobRecord) => `bulkJob:${id}`;

  async function stepOf(bulkJob: BulkJobRecord): Promise<StepResult> {
    const job = jobOf(bulkJob);
    if (!(await leases.hold(job, LEASE))) return 'later';
    held.add(job);
    // A resting bulk job keeps its lease: in another process, its next error would count as the
    // first.
    if (troubles.isResting(bulkJob.id)) return 'later';
    try {
      const result = await ports.step(bulkJob);
      troubles.forget(bulkJob.id);
      return result;
    } catch (error) {
      log.error(`bulk job ${bulkJob.id} (${bulkJob.kind}): ${describeError(error)}`);
      if (troubles.note(bulkJob.id, error) === 'stops') await ports.fail(bulkJob, error);
      return 'later';
    }
  }

  /** Releases the leases of bulk jobs that are no longer running. */
  async function giveLeasesBack(working: readonly BulkJobRecord[]): Promise<void> {
    troubles.keep(new Set(working.map(({ id }) => id)));
    const running = new Set(working.map(jobOf));
    for (const job of [...held].filter((one) => !running.has(one))) {
      await leases.release(job);
      held.delete(job);
    }
  }

  /**
   * Bulk jobs take turns, so that a long one does not delay a short one. Half of the time is left
   * to people: with a single database connection they would have to wait otherwise.
   */
  async function workOff(isStopping: () => boolean): Promise<void> {
    isAtWork = true;
    while (!isStopping()) {
      const startedAt = performance.now();
      const working = await bulkJobs.findWhere({ state: { $in: [...WORKING_STATES] } });
      await giveLeasesBack(working);
      isAtWork = working.length > 0;
      let again = false;
      for (const bulkJob of working) {
        if (isStopping()) return;
        again = (await stepOf(bulkJob)) === 'again' || again;
      }
      if (!again) return;
      const tookMs = performance.now() - startedAt;
      await new Promise((resolve) => setTimeout(resolve, Math.min(tookMs, LONGEST_REST_MS)));
    }
  }

  return createWorker(({ isStopping, sleep }) => ({
    name: 'bulkJobs',
    async turn() {
      await workOff(isStopping);
      await ports.expire();
      return undefined;
    },
    rest: () => sleep(isAtWork ? POLL_MS : IDLE_POLL_MS),
    finish: () => giveLeasesBack([]),
    log,
  }));
}
