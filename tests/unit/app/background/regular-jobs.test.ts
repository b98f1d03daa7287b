import { setImmediate, setTimeout } from 'node:timers/promises';
import { createRegularJobs } from '../../../../server/src/app/background/regular-jobs';

/** A job whose runs end when they are told to. */
function createSlowJob() {
  const ends: ((error?: Error) => void)[] = [];
  const work = () =>
    new Promise<void>((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve()));
    });
  return { ends, work };
}

function createScene() {
  const errors: string[] = [];
  const jobs = createRegularJobs({ error: (message) => errors.push(message) });
  return { errors, jobs };
}

describe('a regular job', () => {
  it('does not begin again while its former run goes on', async () => {
    const { ends, work } = createSlowJob();
    const run = createScene().jobs.runOf('watch', work);
    const first = run();
    await run();
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await first;
    void run();
    expect(ends).toHaveLength(2);
  });

  it('logs its error and runs again', async () => {
    const { errors, jobs } = createScene();
    const { ends, work } = createSlowJob();
    const run = jobs.runOf('watch', work);
    const first = run();
    ends[0]?.(new Error('the database is gone'));
    await first;
    expect(errors).toEqual([expect.stringMatching(/^watch failed: Error/)]);
    void run();
    expect(ends).toHaveLength(2);
  });

  it('runs beside other jobs', () => {
    const { jobs } = createScene();
    const { ends, work } = createSlowJob();
    void jobs.runOf('watch', work)();
    void jobs.runOf('alerts', work)();
    expect(ends).toHaveLength(2);
  });

  it('that runs once begins after its pause, and not at all when the process stops before', async () => {
    const { jobs } = createScene();
    const { ends, work } = createSlowJob();
    jobs.runOnce('searchTexts', 1, work);
    expect(ends).toHaveLength(0);
    await setTimeout(20);
    expect(ends).toHaveLength(1);
    ends[0]?.();
    jobs.runOnce('lostConflicts', 1, work);
    await jobs.stop();
    await setTimeout(20);
    expect(ends).toHaveLength(1);
  });

  it('is waited for when the process stops, and does not begin afterwards', async () => {
    const { jobs } = createScene();
    const { ends, work } = createSlowJob();
    const run = jobs.runOf('watch', work);
    void run();
    let hasStopped = false;
    const stopped = jobs.stop().then(() => {
      hasStopped = true;
    });
    await setImmediate();
    expect(hasStopped).toBe(false);
    ends[0]?.();
    await stopped;
    await run();
    expect(ends).toHaveLength(1);
  });
});
