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

/** Fills contacts anew whenever the institutions have changed. */
export interface RepeatedFiller extends MappingFiller {
  /** Starts again, with the institutions as they are now; does nothing before `start`. */
  restart(): Promise<void>;
}

/** The worker that brings contacts under a changed mapping. */
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
      memory: strapiMappingStore(strapi),
      leases,
      clock,
      announce: announce.contacts,
      sweep: () => sweep.run(new Date(0)),
      log,
    });
  let filler: MappingFiller | null = null;
  let isStopped = false;
  const start = () => {
    if (isStopped) return;
    filler ??= create();
    filler.start();
  };
  return {
    start,
    async stop() {
      isStopped = true;
      await filler?.stop();
    },
    done: async () => filler?.done(),
    async restart() {
      if (filler === null) return;
      await filler.stop();
      filler = null;
      start();
    },
  };
}
