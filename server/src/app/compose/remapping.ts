import { CONTACT_UID } from '../../contracts/uids';
import type { PreviewMapping } from '../../contracts/institutions/mapping';
import {
  institutionMappings,
  strapiMappingStore,
  mappingPreviews,
  databasePreviewPages,
  mappingStatus,
  databaseFieldChanges,
  databaseFilteredDeliveries,
  databaseLinkPages,
  fieldSettings,
  withFieldChanges,
  withRuleChanges,
} from '../../remapping';
import { countFilteredPulls } from '../../contacts';
import { InvalidSettingsError, type InUse } from '../../institutions';
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
  { changes = {}, matching, receives, sends, ...proposed }: PreviewMapping.Request,
  asConfigured: InUse<InstitutionConfiguration> | null,
): InstitutionConfiguration {
  const given = Object.fromEntries(
    Object.entries(proposed).filter(([, value]) => value !== undefined),
  );
  const rules = { matching, receives, sends };
  const ruled = withRuleChanges(configured, rules, asConfigured?.configured ?? configured);
  const checked = checkedSettings({ ...ruled, ...given });
  const settings = asConfigured ? fieldSettings(asConfigured.institution.contacts) : {};
  return checkedSettings(withFieldChanges(checked, changes, settings));
}

export function composeRemapping(
  { clock, database, log, namesOf, strapi }: Process,
  { institutions, institutionWith, liveInstitutions }: InstitutionModule,
  { callBudget }: SendingModule,
  store: ContactStoreModule,
) {
  const memory = strapiMappingStore(strapi, database);
  const attributes = () => strapi.contentType(CONTACT_UID).attributes;
  const status = mappingStatus(memory, clock);
  const previews = mappingPreviews({
    institutions,
    institutionWith: (code, proposed) =>
      institutionWith(code, (inUse) =>
        withProposed(inUse, proposed, liveInstitutions.withoutChanges(code)),
      ),
    store,
    pages: databasePreviewPages(database),
    deliveries: databaseFilteredDeliveries(database),
    countFilteredPulls: (institution) => countFilteredPulls(database, institution),
    clock,
    timeFor: (institution, request) => callBudget.timeFor(institution, request),
    attributes,
  });
  return {
    mappingStatus: status,
    mappingPreview: previews,
    mappings: institutionMappings({
      institutions,
      configured: (code) => liveInstitutions.withoutChanges(code)?.institution ?? null,
      problemsOf: liveInstitutions.problemsOfChanges,
      attributes,
      changes: databaseFieldChanges(database),
      previews,
      status,
      memory,
      pages: databaseLinkPages(database),
      reload: liveInstitutions.reload,
      namesOf,
      now: clock.now,
      log,
    }),
  };
}

export type RemappingModule = ReturnType<typeof composeRemapping>;
