import { createMappingFiller, databaseLinkPages, strapiMappingStore } from '../../remapping';
import type { Process } from '../process';
import type { ContactModule } from './contacts';
import type { ContactStoreModule } from './contact-store';
import type { InstitutionModule } from './institutions';

/** The worker that brings contacts under a changed mapping. */
export function composeMappingFiller(
  { announce, clock, database, leases, log, strapi }: Process,
  { institutions }: InstitutionModule,
  store: ContactStoreModule,
  { sweep }: ContactModule,
) {
  return createMappingFiller({
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
}
