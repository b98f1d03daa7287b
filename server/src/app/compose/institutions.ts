import { readConfiguration } from '../../institutions/configuration/check-configuration';
import { PLUGIN_ID } from '../../contracts/uids';
import { venueTimeZones } from '../../institutions';
import { databasePauses } from '../../institutions/pauses';
import { institutionRegistry } from '../../institutions/registry';
import type { Process } from '../process';

/** Which institutions there are, and what is paused. */
export function composeInstitutions({ database, log, strapi, wake }: Process) {
  const configuration = readConfiguration(strapi.config.get(`plugin::${PLUGIN_ID}`));
  const institutions = institutionRegistry(configuration);
  return {
    configuration,
    institutions,
    venueTimeZones: venueTimeZones(database, institutions),
    pauses: databasePauses({ database, log, wakeWorkers: wake.wakeAll }),
  };
}

export type InstitutionModule = ReturnType<typeof composeInstitutions>;
