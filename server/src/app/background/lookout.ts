import { createWorker, type Worker } from '../../kernel/worker';
import type { SeenWork } from './seen-work';

/**
 * Looks for due work of all institutions at once, so that the workers of each can stay idle: after
 * a change, and regularly for changes that were not heard and for what becomes due by time.
 */
type Lookout = Pick<Worker, 'start' | 'stop' | 'wake'>;

interface LookoutPorts {
  look(): Promise<SeenWork[]>;
  /** `isNews`: something has changed. */
  found(seen: readonly SeenWork[], isNews: boolean): void;
  /** Whether other processes notify this one of changes. */
  areChangesHeard(): boolean;
  log: { error(message: string): void };
}

const LOOK_EVERY_MS = 1_000;
/** Then this is for what becomes due by time, and for what was not heard. */
const LOOK_WHILE_HEARD_EVERY_MS = 3_000;
const LONGEST_AFTER_FAILURE_MS = 30_000;
/** Merges the wake-ups of many changes into one look. */
const SETTLE_MS = 20;

export const createLookout = ({ areChangesHeard, found, log, look }: LookoutPorts): Lookout =>
  createWorker(({ sleep }) => {
    let isNews = false;
    return {
      name: 'due work',
      async turn() {
        found(await look(), isNews);
        return undefined;
      },
      async rest(failuresInARow) {
        const everyMs = areChangesHeard() ? LOOK_WHILE_HEARD_EVERY_MS : LOOK_EVERY_MS;
        const ms = everyMs * 2 ** failuresInARow;
        isNews = (await sleep(Math.min(ms, LONGEST_AFTER_FAILURE_MS))) === 'woken';
        if (isNews) await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      },
      log,
    };
  });
