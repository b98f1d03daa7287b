import { CONTACT_UID } from '../../contracts/uids';
import { strapiMappingMemory } from '../../remapping/mapping-memory';
import { mappingPreviews } from '../../remapping/preview';
import { databasePreviewPages } from '../../remapping/preview-pages';
import { mappingStanding } from '../../remapping/standing';
import type { Process } from '../process';
import type { ContactStoreModule } from './contact-store';
import type { InstitutionModule } from './institutions';
import type { SendingModule } from './sending';

/** Whether contacts are under their institution's mapping; what a proposed one would do. */
export function composeRemapping(
  { clock, database, strapi }: Process,
  { configuration, institutions }: InstitutionModule,
  { callBudget }: SendingModule,
  store: ContactStoreModule,
) {
  const memory = strapiMappingMemory(strapi);
  return {
    mappingStanding: mappingStanding(memory, clock),
    mappingPreview: mappingPreviews({
      configuration,
      institutions,
      store,
      pages: databasePreviewPages(database),
      clock,
      timeFor: (institution, wanted) => callBudget.timeFor(institution, wanted),
      attributes: () => strapi.contentType(CONTACT_UID).attributes,
    }),
  };
}

export type RemappingModule = ReturnType<typeof composeRemapping>;
