import { createAlarm } from './alarm';
import { describeError } from './describe-error';

/**
 * Something that works outside of requests, from its start to its stop:
 *
 * ```
 *              woken, or rested long enough
 *   at rest ─────────────────────────────────▶ working
 *      ▲                                          │
 *      └───── nothing left to do now, or an error ┘
 *
 *   stop: the turn under way ends, then leases are given back.
 *   A worker whose work is done for good ends by itself.
 * ```
 *
 * Which process works is a matter of leases, which the work itself holds.
 */
export interface Worker {
  /** A second time changes nothing. */
  start(): void;
  /** Something may be due: look at once. Losing a wake-up costs at most one rest. */
  wake(): void;
  stop(): Promise<void>;
  /** Ends with the worker: when it was stopped, or has nothing to do any more. */
  done(): Promise<void>;
}

/** What a worker lets its work know and do. */
export interface WorkerState {
  isStopping(): boolean;
  /** Ends after `ms`, or when the worker is woken or stopped. */
  sleep(ms: number): Promise<void>;
}

/** What a worker does. */
export interface Work {
  /** Names it in the log. */
  name: string;
  /** Works until nothing is left to do now; `ended`: there will never be anything again. */
  turn(): Promise<'ended' | undefined>;
  /** Between turns; `failuresInARow`: how many of the last turns ended with an error. */
  rest(failuresInARow: number): Promise<void>;
  /** After the last turn: gives back what it holds. */
  finish?(): Promise<void>;
  log: { error(message: string): void };
}

/** Makes a worker, at rest. */
export function createWorker(workOf: (state: WorkerState) => Work): Worker {
  const alarm = createAlarm();
  let isStopping = false;
  let running: Promise<void> | null = null;
  const work = workOf({ isStopping: () => isStopping, sleep: alarm.sleep });

  async function run(): Promise<void> {
    let failuresInARow = 0;
    while (!isStopping) {
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
    wake: alarm.ring,
    async stop() {
      isStopping = true;
      alarm.ring();
      await running;
    },
    done: async () => running ?? undefined,
  };
}
