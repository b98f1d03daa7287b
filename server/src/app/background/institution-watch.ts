import type { LiveInstitutions } from '../../institutions';
import { createWorker, type Worker } from '../../kernel/worker';
import type { Keeper } from './keeper';

/** How soon a process notices what was changed in another one. */
const LOOK_EVERY_MS = 5_000;

/**
 * In a process without background work: looks for changes of institutions that people have made in
 * other processes, and holds a lease, by which commands recognize that such a process runs.
 */
export const composeInstitutionWatch = (
  live: Pick<LiveInstitutions<unknown>, 'reload'>,
  presence: Keeper,
  log: { error(message: string): void },
): Pick<Worker, 'start' | 'stop'> =>
  createWorker(({ sleep }) => ({
    name: 'institutions',
    async turn() {
      await presence.isInCharge();
      await live.reload();
      return undefined;
    },
    rest: () => sleep(LOOK_EVERY_MS),
    finish: presence.leave,
    log,
  }));
