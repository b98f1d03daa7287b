import type { LiveInstitutions } from '../../institutions';
import { createWorker, type Worker } from '../../kernel/worker';

/** How soon a process notices what was changed in another one. */
const LOOK_EVERY_MS = 5_000;

/** Looks for changes of institutions that people have made in other processes. */
export const composeInstitutionWatch = (
  live: Pick<LiveInstitutions<unknown>, 'reload'>,
  log: { error(message: string): void },
): Pick<Worker, 'start' | 'stop'> =>
  createWorker(({ sleep }) => ({
    name: 'institutions',
    async turn() {
      await live.reload();
      return undefined;
    },
    rest: () => sleep(LOOK_EVERY_MS),
    log,
  }));
