import { describeError } from '../../kernel/describe-error';

interface RegularJobs {
  /**
   * A run of the job that logs its error, and does nothing while the former run goes on: Strapi's
   * cron would begin another beside it.
   */
  runOf(name: string, work: () => Promise<void>): () => Promise<void>;
  /**
   * Runs the job once after a pause, unless the process stops before. Strapi's cron would drop a
   * moment that passes while Strapi is still starting.
   */
  runOnce(name: string, afterMs: number, work: () => Promise<void>): void;
  /** Resolves when the runs in progress have ended. Afterwards none begins. */
  stop(): Promise<void>;
}

export function createRegularJobs(log: { error(message: string): void }): RegularJobs {
  const running = new Map<string, Promise<void>>();
  const awaited = new Set<NodeJS.Timeout>();
  let isStopped = false;

  async function run(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error(`${name} failed: ${describeError(error)}`);
    }
  }

  const runOf: RegularJobs['runOf'] = (name, work) => async () => {
    if (isStopped || running.has(name)) return;
    const ended = run(name, work);
    running.set(name, ended);
    await ended;
    running.delete(name);
  };

  return {
    runOf,
    runOnce(name, afterMs, work) {
      awaited.add(setTimeout(runOf(name, work), afterMs));
    },
    async stop() {
      isStopped = true;
      for (const timeout of awaited) clearTimeout(timeout);
      await Promise.all(running.values());
    },
  };
}
