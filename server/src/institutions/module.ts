import type { Offered } from '../kernel/module-parts';
import type { PluginCore } from '../kernel/plugin-core';
import type { BasisConfiguration } from './configuration/institution-schema';
import { institutionTypes } from './content-types';
import { institutionSettingsController } from './controllers/institution-settings';
import { venuesController } from './controllers/venues';
import type { Institution } from './institution';
import { institutionModels } from './models';
import { databasePauses } from './pauses';
import { institutionPersonalData } from './personal-data';
import { isRefused, PRIVATE_ADDRESS_REFUSED, privacyOfHosts } from './private-addresses';
import { requireInstitution } from './registry';
import { hasRoleCondition } from './role-conditions';
import { institutionRoutes } from './routes';
import {
  type Checked,
  databaseStoredInstitutions,
  institutionSettings,
  liveInstitutions,
  type SettingChanges,
  strapiVault,
} from './stored';
import { venueTimeZones } from './venue-time-zones';

/** How the settings of all modules together read the configuration of an institution. */
interface InstitutionReading<Configured> {
  problemsOf(configuration: unknown): string[];
  /** Reads a configuration without problems. */
  read(configuration: unknown): Configured;
  resolve(
    configured: Configured,
    options: { isOnly: boolean; mayBePrivate: (baseUrl: string) => boolean },
  ): Institution;
}

/** What comes from the configuration and from later modules. */
interface InstitutionNeeds<Configured> {
  configuration: {
    institutions: readonly Configured[];
    allowPrivateAddresses?: string[] | undefined;
  };
  reading: InstitutionReading<Configured>;
  /** Changes of single settings on top of the configuration. */
  changes: SettingChanges<Configured>;
  /** Why the contact of this app does not fit what institutions map. */
  problemsWithContact(institutions: readonly Institution[]): string[];
}

function createInstitutions<Configured extends BasisConfiguration>(
  core: PluginCore,
  { changes, configuration, problemsWithContact, reading }: InstitutionNeeds<Configured>,
) {
  const { author, clock, database, log, namesOf, strapi, wake } = core;
  const mayBePrivate = privacyOfHosts(
    strapi.config.get('environment'),
    configuration.allowPrivateAddresses,
  );
  const isOnly = configuration.institutions.length === 1;
  const store = databaseStoredInstitutions(database);
  const vault = strapiVault(strapi);

  /** Checks a configuration as the boot does: by itself, and against the contact and the others. */
  function check(configured: unknown, others: readonly Institution[]): Checked<Configured> {
    const problems = reading.problemsOf(configured);
    if (problems.length > 0) return { kind: 'invalid', problems };
    const read = reading.read(configured);
    const institution = reading.resolve(read, { isOnly: false, mayBePrivate });
    if (isRefused(institution)) return { kind: 'invalid', problems: [PRIVATE_ADDRESS_REFUSED] };
    const unfit = problemsWithContact([...others, institution]);
    if (unfit.length > 0) return { kind: 'invalid', problems: unfit };
    return { kind: 'valid', configured: read, institution };
  }

  const fromConfiguration = configuration.institutions.map((configured) => ({
    configured,
    institution: reading.resolve(configured, { isOnly, mayBePrivate }),
  }));
  for (const { institution } of fromConfiguration)
    if (isRefused(institution))
      log.warn(`institution ${institution.code} is not called: ${PRIVATE_ADDRESS_REFUSED}.`);
  const live = liveInstitutions<Configured>({
    fromConfiguration,
    store,
    changes,
    vault,
    check,
    now: clock.now,
    log,
  });
  const institutions = live.registry;
  const timeZones = venueTimeZones(database, institutions);
  const settings = institutionSettings({
    live,
    store,
    vault,
    restPrefix: String(strapi.config.get('api.rest.prefix', '/api')),
    canLimitRoles: (code) => hasRoleCondition(strapi, code),
    namesOf,
    now: clock.now,
    log,
  });
  return {
    institutions,
    liveInstitutions: live,
    institutionSettings: settings,
    noteSecretUse: (code: string, position: number) => live.noteUse(code, position),
    /**
     * An institution with a proposed change.
     * @throws NotFoundError (404) when no institution has this code
     */
    institutionWith(code: string, change: (configured: Configured) => Configured): Institution {
      const { configured, institution } = requireInstitution(live, code);
      const { pushNewContacts } = institution;
      return reading.resolve(change({ ...configured, pushNewContacts }), { isOnly, mayBePrivate });
    },
    venueTimeZones: timeZones,
    pauses: databasePauses({ database, log, wakeWorkers: wake.wakeAll }),
    controllers: {
      institutionSettings: institutionSettingsController({ institutionSettings: settings, author }),
      venues: venuesController({ institutions, venueTimeZones: timeZones }),
    },
  };
}

export const institutionModule = {
  contentTypes: institutionTypes,
  models: institutionModels,
  routes: institutionRoutes,
  personalData: institutionPersonalData,
  create: createInstitutions,
};

/** What institutions offer to later modules. */
export type InstitutionModule<Configured extends BasisConfiguration = BasisConfiguration> = Offered<
  ReturnType<typeof createInstitutions<Configured>>
>;
