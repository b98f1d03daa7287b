import { PLUGIN_ID } from '../../contracts/uids';
import {
  institutionRegistry,
  venueTimeZones,
  type Institution,
  databasePauses,
} from '../../institutions';
import { reason } from '../../contracts/reasons';
import { NotFoundError } from '../../kernel/errors';
import {
  institutionFrom,
  readConfiguration,
  type InstitutionConfiguration,
  type PluginConfiguration,
} from '../configuration';
import type { Process } from '../process';

/** Resolves the configured institutions, and single ones with a proposed change. */
function resolvedInstitutions({ institutions, phoneCountry }: PluginConfiguration) {
  const isOnly = institutions.length === 1;
  const resolved = (configured: InstitutionConfiguration) =>
    institutionFrom(configured, { isOnly, phoneCountry });
  return {
    institutions: institutionRegistry(institutions.map(resolved)),
    /** @throws NotFoundError (404) when no institution has this code */
    institutionWith(
      code: string,
      change: (configured: InstitutionConfiguration) => InstitutionConfiguration,
    ): Institution {
      const configured = institutions.find((one) => one.code === code);
      if (!configured) throw new NotFoundError(reason('noInstitution', { institution: code }));
      return resolved(change(configured));
    },
  };
}

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
