import type { BulkJobRecord, BulkJobStore } from '../../../server/src/bulk-jobs/bulk-job-store';
import {
  createBulkJobRunner,
  type StepResult,
} from '../../../server/src/bulk-jobs/bulk-job-runner';
import { bulkJobTroubles } from '../../../server/src/bulk-jobs/bulk-job-troubles';
import { aLeaseOffice } from '../../helpers/builders/dispatching';
import { until } from '../../helpers/waiting';

const aBulkJob = (id: number): BulkJobRecord => ({
  id,
  kind: 'push',
  institution: 'myvenue',
  state: 'running',
  author: null,
  settings: {},
  plan: null,
  cursor: 0,
  total: 0,
  processed: 0,
  counts: {},
  failure: null,
  decisions: [],
  progress: { hasMarkedAll: false, samples: [] },
  createdAt: new Date(0),
  startedAt: null,
  endedAt: null,
});

/**
 * A runner whose bulk jobs have the given numbers of steps; the first steps of job 1 meet the
 * errors.
 */
function aRunner(stepsLeft: Record<number, number>, meets: Error[] = []) {
  const { leases, office } = aLeaseOffice();
  const steps: number[] = [];
  const failed: number[] = [];
  const errors: string[] = [];
  const working = () =>
    Object.keys(stepsLeft)
      .map(Number)
      .filter((id) => (stepsLeft[id] ?? 0) > 0 && !failed.includes(id));
  const refused = () => Promise.reject(new Error('is not asked for'));
  const bulkJobs: BulkJobStore = {
    add: refused,
    find: refused,
    findLocked: refused,
    content: refused,
    change: refused,
    holdingIds: refused,
    rejectedIds: refused,
    findRetried: refused,
    forgetFailure: refused,
    findWhere: async () => working().map(aBulkJob),
  };
  const runner = createBulkJobRunner({
    leases,
    bulkJobs,
    log: { error: (message) => errors.push(message) },
    troubles: bulkJobTroubles(undefined, () => 0),
    async step({ id }): Promise<StepResult> {
      const error = id === 1 ? meets.shift() : undefined;
      if (error) throw error;
      steps.push(id);
      stepsLeft[id] = (stepsLeft[id] ?? 0) - 1;
      return 'again';
    },
    async fail({ id }) {
      failed.push(id);
    },
    async expire() {},
  });
  return { runner, steps, failed, errors, office, working };
}

describe('the runner of bulk jobs', () => {
  it('works on all running bulk jobs in turn until they end', async () => {
    const { runner, steps, working, office } = aRunner({ 1: 3, 2: 2 });
    runner.start();
    await until('both have ended', () => working().length === 0);
    await runner.stop();
    expect(steps).toEqual([1, 2, 1, 2, 1]);
    expect(office.released).toBe(2);
  });

  it('skips a bulk job that another process works on', async () => {
    const { runner, steps, office } = aRunner({ 1: 1 });
    office.fence = null;
    runner.start();
    await until('it has asked', () => office.asked > 0);
    await runner.stop();
    expect(steps).toEqual([]);
  });

  it('stops a bulk job that meets a programming error, logs it without data, and continues with others', async () => {
    const { runner, steps, failed, errors } = aRunner({ 1: 2, 2: 2 }, [new TypeError('of ours')]);
    runner.start();
    await until('the other has ended', () => steps.length === 2);
    await runner.stop();
    expect(failed).toEqual([1]);
    expect(errors).toEqual([expect.stringMatching(/^bulk job 1 \(push\): TypeError/)]);
  });

  /** The error of a database that is briefly unreachable. */
  const gone = (times: number) =>
    Array.from({ length: times }, () => Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
  const wakesUntil = (what: string, isSo: () => boolean, runner: { wake(): void }) =>
    until(what, () => {
      runner.wake();
      return isSo();
    });

  it('retries a bulk job after an error, and resets the count after progress', async () => {
    const { runner, steps, failed, errors, working } = aRunner({ 1: 2, 2: 1 }, gone(4));
    runner.start();
    await wakesUntil('both have ended', () => working().length === 0, runner);
    await runner.stop();
    expect([steps, failed]).toEqual([[2, 1, 1], []]);
    expect(errors).toHaveLength(4);
  });

  it('stops a bulk job after five errors in a row', async () => {
    const { runner, steps, failed, errors } = aRunner({ 1: 1 }, gone(9));
    runner.start();
    await wakesUntil('it is stopped', () => failed.length > 0, runner);
    await runner.stop();
    expect([steps, failed]).toEqual([[], [1]]);
    expect(errors).toHaveLength(5);
  });
});
