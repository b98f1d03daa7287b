import { setTimeout as sleep } from 'node:timers/promises';
import { describeError } from '../../kernel/describe-error';
import {
  createMappingFiller,
  databaseLinkPages,
  type MappingFiller,
  strapiMappingStore,
} from '../../remapping';
import type { Process } from '../process';
import type { ContactModule } from './contacts';
import type { ContactStoreModule } from './contact-store';
import type { InstitutionModule } from './institutions';

export interface RepeatedFiller extends MappingFiller {
  /**
   * Starts again, with the institutions as they are now; does nothing before `start`.
   * @param formerWork resolves when nothing in this process goes by the former settings any more.
   */
  restart(formerWork: Promise<unknown>): void;
}

/** By then other processes follow the settings, and the calls of the former ones have ended. */
const OTHERS_FOLLOW_MS = 30_000;

export function composeMappingFiller(
  { announce, clock, database, leases, log, strapi }: Process,
  { institutions }: InstitutionModule,
  store: ContactStoreModule,
  { sweep }: ContactModule,
): RepeatedFiller {
  const create = () =>
    createMappingFiller({
      institutions: institutions.all(),
      store,
      pages: databaseLinkPages(database),
      memory: strapiMappingStore(strapi, database),
      leases,
      clock,
      announce: announce.contacts,
      sweep: () => sweep.run(new Date(0)),
      log,
    });
  const stopping = new AbortController();
  let filler: MappingFiller | null = null;
  let restarting: Promise<void> = Promise.resolve();

  const start = () => {
    if (stopping.signal.aborted) return;
    filler ??= create();
    filler.start();
  };

  /** Whether contacts are exchanged in another process, which may still go by former settings. */
  async function isWorkedForElsewhere(): Promise<boolean> {
    for (const { code } of institutions.all())
      for (const job of [`dispatch:${code}`, `apply:${code}:contacts`])
        if (await leases.isHeldElsewhere(job)) return true;
    return false;
  }

  async function startAgain(former: MappingFiller, formerWork: Promise<unknown>): Promise<void> {
    await Promise.all([former.stop(), formerWork]);
    if (await isWorkedForElsewhere())
      await sleep(OTHERS_FOLLOW_MS, null, { signal: stopping.signal });
    filler = null;
    start();
  }

  return {
    start,
    async stop() {
      stopping.abort();
      await restarting;
      await filler?.stop();
    },
    async done() {
      await restarting;
      await filler?.done();
    },
    restart(formerWork) {
      restarting = restarting
        .then(async () => filler && (await startAgain(filler, formerWork)))
        .then(() => undefined)
        .catch((error: unknown) => {
          if (!stopping.signal.aborted)
            log.error(`contacts are not brought under changed mappings: ${describeError(error)}`);
        });
    },
  };
}
