import { CONTACT_UID } from '../../contracts/uids';
import {
  InvalidSettingsError,
  strapiMappingStore,
  mappingPreviews,
  databasePreviewPages,
  mappingStatus,
} from '../../remapping';
import { problemsOfInstitution, type InstitutionConfiguration } from '../configuration';
import type { Process } from '../process';
import type { ContactStoreModule } from './contact-store';
import type { InstitutionModule } from './institutions';
import type { SendingModule } from './sending';

/**
 * Returns the settings unchanged if they are valid.
 * @throws InvalidSettingsError with all problems
 */
function checkedSettings(configured: InstitutionConfiguration): InstitutionConfiguration {
  const problems = problemsOfInstitution(configured);
  if (problems.length > 0) throw new InvalidSettingsError(problems);
  return configured;
}

/** The state of the remapping, and previews of a proposed mapping. */
export function composeRemapping(
  { clock, database, strapi }: Process,
  { institutions, institutionWith }: InstitutionModule,
  { callBudget }: SendingModule,
  store: ContactStoreModule,
) {
  const memory = strapiMappingStore(strapi);
  return {
    mappingStatus: mappingStatus(memory, clock),
    mappingPreview: mappingPreviews({
      institutions,
      institutionWith: (code, settings) =>
        institutionWith(code, (configured) => checkedSettings({ ...configured, ...settings })),
      store,
      pages: databasePreviewPages(database),
      clock,
      timeFor: (institution, wanted) => callBudget.timeFor(institution, wanted),
      attributes: () => strapi.contentType(CONTACT_UID).attributes,
    }),
  };
}

export type RemappingModule = ReturnType<typeof composeRemapping>;
