import { describeError } from './describe-error';
import { createSleeper } from './sleeper';

/**
 * Works outside of requests, from its start to its stop:
 *
 * ```
 *              woken, or rested long enough,
 *              or idle when work was seen
 *   at rest ─────────────────────────────────▶ working
 *      ▲                                          │
 *      └───── nothing left to do now, or an error ┘
 *
 *   stop: the current turn ends, then leases are released.
 *   A worker whose work is finished for good ends automatically.
 * ```
 *
 * Leases decide which process works; the work itself holds them.
 */
export interface Worker {
  /** Starts the worker; a second call changes nothing. */
  start(): void;
  /** Looks for due work at once. A lost wake-up costs at most one rest. */
  wake(): void;
  /** Wakes the worker only if it is idle: a pause, as after an error, goes on. */
  noteSeenWork(): void;
  stop(): Promise<void>;
  /** Resolves when the worker ends: it was stopped, or has nothing to do any more. */
  done(): Promise<void>;
}

export interface WorkerState {
  isStopping(): boolean;
  /** Ends after `ms`, or when the worker is woken or stopped. */
  sleep(ms: number): Promise<'over' | 'woken'>;
  /** Ends also when somebody has seen work in the tables. */
  idle(ms: number): Promise<'over' | 'woken' | 'seen'>;
}

interface Work {
  name: string;
  /** Works until nothing is left to do now; `ended`: there will never be more work. */
  turn(): Promise<'ended' | undefined>;
  /** Waits between turns; `failuresInARow` counts the latest turns that ended with an error. */
  rest(failuresInARow: number): Promise<unknown>;
  /** Runs after the last turn, and releases what the work holds. */
  finish?(): Promise<void>;
  log: { error(message: string): void };
}

export function createWorker(workOf: (state: WorkerState) => Work): Worker {
  const { forgetWakes, sleep, wake } = createSleeper();
  let isStopping = false;
  let isIdle = false;
  let isSeen = false;
  let running: Promise<void> | null = null;

  async function idle(ms: number) {
    isSeen = false;
    isIdle = true;
    const end = await sleep(ms);
    isIdle = false;
    return isSeen && end === 'woken' ? 'seen' : end;
  }

  const work = workOf({ isStopping: () => isStopping, sleep, idle });

  async function run(): Promise<void> {
    let failuresInARow = 0;
    while (!isStopping) {
      // The turn answers all earlier calls.
      forgetWakes();
      try {
        if ((await work.turn()) === 'ended') break;
        failuresInARow = 0;
      } catch (error) {
        failuresInARow += 1;
        work.log.error(`${work.name}: ${describeError(error)}`);
      }
      if (!isStopping) await work.rest(failuresInARow);
    }
    await work.finish?.();
  }

  return {
    start() {
      running ??= run();
    },
    wake,
    noteSeenWork() {
      if (!isIdle) return;
      isSeen = true;
      wake();
    },
    async stop() {
      isStopping = true;
      wake();
      await running;
    },
    done: async () => running ?? undefined,
  };
}
