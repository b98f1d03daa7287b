import { CONTACT_UID } from '../../contracts/uids';
import type { PreviewMapping } from '../../contracts/institutions/mapping';
import {
  changedSettings,
  institutionMappings,
  strapiMappingStore,
  mappingPreviews,
  databasePreviewPages,
  mappingStatus,
  withFieldSettings,
} from '../../remapping';
import { InvalidSettingsError } from '../../institutions';
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

/** The configuration with the proposed settings in place of its own. */
function withProposed(
  configured: InstitutionConfiguration,
  { changes = {}, ...proposed }: PreviewMapping.Request,
): InstitutionConfiguration {
  const given = Object.fromEntries(
    Object.entries(proposed).filter(([, value]) => value !== undefined),
  );
  const checked = checkedSettings({ ...configured, ...given });
  return checkedSettings(withFieldSettings(checked, changedSettings({}, changes)));
}

/** The state of the remapping, and previews of a proposed mapping. */
export function composeRemapping(
  { clock, database, strapi }: Process,
  { institutions, institutionWith }: InstitutionModule,
  { callBudget }: SendingModule,
  store: ContactStoreModule,
) {
  const memory = strapiMappingStore(strapi);
  const attributes = () => strapi.contentType(CONTACT_UID).attributes;
  return {
    mappingStatus: mappingStatus(memory, clock),
    mappingPreview: mappingPreviews({
      institutions,
      institutionWith: (code, proposed) =>
        institutionWith(code, (configured) => withProposed(configured, proposed)),
      store,
      pages: databasePreviewPages(database),
      clock,
      timeFor: (institution, wanted) => callBudget.timeFor(institution, wanted),
      attributes,
    }),
    mappings: institutionMappings({
      institutions,
      configured: (code) => institutionWith(code, (configured) => configured),
      attributes,
    }),
  };
}

export type RemappingModule = ReturnType<typeof composeRemapping>;
