import { requireInstitution } from '../../institutions';
import { attributeProblems } from '../../contacts';
import { CONTACT_UID, PLUGIN_ID } from '../../contracts/uids';
import { namesPrivateHost } from '../../s360';
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

type MayBePrivate = (baseUrl: string) => boolean;

const PRIVATE_ADDRESS_REFUSED =
  'baseUrl is a private address, which only this server and its network reach. In production, allowPrivateAddresses in config/plugins has to name its host';

/** Whether calls to an institution are refused because of its address, whatever a name leads to. */
const isRefused = ({ client }: Institution): boolean =>
  client.publicAddressesOnly === true &&
  client.proxy === undefined &&
  namesPrivateHost(client.baseUrl);

/**
 * Whether S-360 may have a private address: in development, and where the configuration names its
 * host. Whoever sets up institutions in the panel could otherwise reach what only the server
 * reaches.
 */
const privacyOfHosts =
  (environment: unknown, { allowPrivateAddresses = [] }: PluginConfiguration) =>
  (baseUrl: string): boolean =>
    environment !== 'production' ||
    allowPrivateAddresses.includes(new URL(baseUrl).hostname.replace(/^\[|\]$/g, ''));

/** Checks a configuration as the boot does: by the schema, and against the contact and the others. */
const checker =
  (
    { strapi }: Process,
    reading: { mayBePrivate: MayBePrivate } & Pick<PluginConfiguration, 'phoneCountry'>,
  ) =>
  (configuration: unknown, others: readonly Institution[]): Checked<InstitutionConfiguration> => {
    const problems = problemsOfInstitution(configuration);
    if (problems.length > 0) return { kind: 'invalid', problems };
    const configured = readInstitution(configuration);
    const institution = institutionFrom(configured, { isOnly: false, ...reading });
    if (isRefused(institution)) return { kind: 'invalid', problems: [PRIVATE_ADDRESS_REFUSED] };
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
  const mayBePrivate = privacyOfHosts(strapi.config.get('environment'), configuration);
  const isOnly = configuration.institutions.length === 1;
  const store = databaseStoredInstitutions(database);
  const vault = strapiVault(strapi);
  const fieldChanges = databaseFieldChanges(database);
  const fromConfiguration = configuration.institutions.map((configured) => ({
    configured,
    institution: institutionFrom(configured, { isOnly, mayBePrivate, phoneCountry }),
  }));
  for (const { institution } of fromConfiguration)
    if (isRefused(institution))
      log.warn(`s360: institution ${institution.code} is not called: ${PRIVATE_ADDRESS_REFUSED}.`);
  const live = liveInstitutions<InstitutionConfiguration>({
    fromConfiguration,
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
    check: checker(process, { mayBePrivate, phoneCountry }),
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
      const changed = change({ ...configured, pushNewContacts });
      return institutionFrom(changed, { isOnly, mayBePrivate, phoneCountry });
    },
    venueTimeZones: venueTimeZones(database, live.registry),
    pauses: databasePauses({ database, log, wakeWorkers: wake.wakeAll }),
  };
}

export type InstitutionModule = ReturnType<typeof composeInstitutions>;
