import {
  ASKED_EVERY_MS,
  DATABASE_WITHIN_MS,
  readinessOf,
  type StateOfWorkers,
} from '../../../server/src/health/readiness';

describe('a process', () => {
  let workers: StateOfWorkers;
  let nowMs: number;
  let asked: number;
  let answer: () => Promise<unknown>;
  let notReady: () => Promise<string[]>;
  beforeEach(() => {
    jest.useFakeTimers();
    workers = 'running';
    nowMs = 0;
    asked = 0;
    answer = () => Promise.resolve();
    notReady = readinessOf({
      askDatabase() {
        asked += 1;
        return answer();
      },
      stateOfWorkers: () => workers,
      nowMs: () => nowMs,
    });
  });
  afterEach(() => jest.useRealTimers());

  it.each([
    ['running', []],
    ['off', []],
    ['notStarted', ['workersNotStarted']],
    ['stopping', ['stopping']],
  ] as const)('whose workers are %s is not ready because of %j', async (state, reasons) => {
    workers = state;
    expect(await notReady()).toEqual(reasons);
  });

  it('asks the database once a second, however many ask', async () => {
    await Promise.all([notReady(), notReady(), notReady()]);
    await notReady();
    expect(asked).toBe(1);
    nowMs = ASKED_EVERY_MS;
    await notReady();
    expect(asked).toBe(2);
  });

  it('is not ready after an error of the database, and ready again a second after it', async () => {
    answer = () => Promise.reject(new Error('gone'));
    expect(await notReady()).toEqual(['databaseSilent']);
    answer = () => Promise.resolve();
    expect(await notReady()).toEqual(['databaseSilent']);
    nowMs = ASKED_EVERY_MS;
    expect(await notReady()).toEqual([]);
  });

  it('leaves a database that does not answer one question only', async () => {
    let answers: () => void = () => undefined;
    answer = () => new Promise<void>((resolve) => (answers = resolve));
    for (const _attempt of [1, 2]) {
      const asking = notReady();
      await jest.advanceTimersByTimeAsync(DATABASE_WITHIN_MS);
      nowMs += DATABASE_WITHIN_MS;
      expect(await asking).toEqual(['databaseSilent']);
    }
    expect(asked).toBe(1);
    answers();
    await jest.advanceTimersByTimeAsync(0);
    expect(await notReady()).toEqual([]);
  });
});
