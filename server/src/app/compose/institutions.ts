import { requireInstitution } from '../../institutions';
import { attributeProblems } from '../../contacts';
import { CONTACT_UID, PLUGIN_ID } from '../../contracts/uids';
import {
  type Checked,
  databasePauses,
  databaseStoredInstitutions,
  hasRoleCondition,
  type Institution,
  institutionSettings,
  liveInstitutions,
  strapiVault,
  venueTimeZones,
} from '../../institutions';
import { databaseFieldChanges, withFieldSettings } from '../../remapping';
import { extensionAdvice } from '../app-files';
import {
  institutionFrom,
  problemsOfInstitution,
  readConfiguration,
  readInstitution,
  type InstitutionConfiguration,
  type PluginConfiguration,
} from '../configuration';
import { composeInstitutionWatch } from '../background/institution-watch';
import { createKeeper } from '../background/keeper';
import type { Process } from '../process';

/** Checks a configuration as the boot does: by the schema, and against the contact and the others. */
const checker =
  ({ strapi }: Process, { phoneCountry }: PluginConfiguration) =>
  (configuration: unknown, others: readonly Institution[]): Checked<InstitutionConfiguration> => {
    const problems = problemsOfInstitution(configuration);
    if (problems.length > 0) return { kind: 'invalid', problems };
    const configured = readInstitution(configuration);
    const institution = institutionFrom(configured, { isOnly: false, phoneCountry });
    const unfit = attributeProblems(
      strapi.contentType(CONTACT_UID).attributes,
      [...others, institution],
      extensionAdvice(strapi.dirs),
    );
    if (unfit.length > 0) return { kind: 'invalid', problems: unfit };
    return { kind: 'valid', configured, institution };
  };

export function composeInstitutions(process: Process) {
  const { clock, database, leases, log, namesOf, strapi, wake } = process;
  const configuration = readConfiguration(strapi.config.get(`plugin::${PLUGIN_ID}`));
  const { phoneCountry } = configuration;
  const isOnly = configuration.institutions.length === 1;
  const store = databaseStoredInstitutions(database);
  const vault = strapiVault(strapi);
  const fieldChanges = databaseFieldChanges(database);
  const live = liveInstitutions<InstitutionConfiguration>({
    fromConfiguration: configuration.institutions.map((configured) => ({
      configured,
      institution: institutionFrom(configured, { isOnly, phoneCountry }),
    })),
    store,
    changes: {
      revisions: fieldChanges.revisions,
      async all() {
        const all = await fieldChanges.all();
        return new Map(
          all.map(({ fields, institution, revision, rules }) => [
            institution,
            {
              revision,
              change: (configured) => ({ ...withFieldSettings(configured, fields), ...rules }),
            },
          ]),
        );
      },
    },
    vault,
    check: checker(process, configuration),
    now: clock.now,
    log,
  });
  return {
    configuration,
    institutions: live.registry,
    liveInstitutions: live,
    institutionWatch: composeInstitutionWatch(live, createKeeper(leases, 'serving'), log),
    institutionSettings: institutionSettings({
      live,
      store,
      vault,
      restPrefix: String(strapi.config.get('api.rest.prefix', '/api')),
      canLimitRoles: (code) => hasRoleCondition(strapi, code),
      namesOf,
      now: clock.now,
      log,
    }),
    noteSecretUse: (code: string, position: number) => live.noteUse(code, position),
    /**
     * An institution with a proposed change.
     * @throws NotFoundError (404) when no institution has this code
     */
    institutionWith(
      code: string,
      change: (configured: InstitutionConfiguration) => InstitutionConfiguration,
    ): Institution {
      const { configured, institution } = requireInstitution(live, code);
      const { pushNewContacts } = institution;
      return institutionFrom(change({ ...configured, pushNewContacts }), { isOnly, phoneCountry });
    },
    venueTimeZones: venueTimeZones(database, live.registry),
    pauses: databasePauses({ database, log, wakeWorkers: wake.wakeAll }),
  };
}

export type InstitutionModule = ReturnType<typeof composeInstitutions>;
