import { PLUGIN_ID } from '../../contracts/uids';
import {
  institutionRegistry,
  venueTimeZones,
  type Institution,
  databasePauses,
} from '../../institutions';
import { NotFoundError } from '../../kernel/errors';
import {
  institutionFrom,
  readConfiguration,
  type InstitutionConfiguration,
  type PluginConfiguration,
} from '../configuration';
import type { Process } from '../process';

/** The configured institutions as they are, and as one would be with a change. */
function resolvedInstitutions({ institutions, phoneCountry }: PluginConfiguration) {
  const isOnly = institutions.length === 1;
  const resolved = (configured: InstitutionConfiguration) =>
    institutionFrom(configured, { isOnly, phoneCountry });
  return {
    institutions: institutionRegistry(institutions.map(resolved)),
    /** Throws (404) when there is none of this code. */
    institutionWith(
      code: string,
      change: (configured: InstitutionConfiguration) => InstitutionConfiguration,
    ): Institution {
      const configured = institutions.find((one) => one.code === code);
      if (!configured) throw new NotFoundError(`There is no institution ${code}.`);
      return resolved(change(configured));
    },
  };
}

/** Which institutions there are, and what is paused. */
export function composeInstitutions({ database, log, strapi, wake }: Process) {
  const configuration = readConfiguration(strapi.config.get(`plugin::${PLUGIN_ID}`));
  const resolved = resolvedInstitutions(configuration);
  return {
    configuration,
    ...resolved,
    venueTimeZones: venueTimeZones(database, resolved.institutions),
    pauses: databasePauses({ database, log, wakeWorkers: wake.wakeAll }),
  };
}

export type InstitutionModule = ReturnType<typeof composeInstitutions>;
