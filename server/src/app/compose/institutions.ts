import { attributeProblems } from '../../contacts';
import { CONTACT_UID, PLUGIN_ID } from '../../contracts/uids';
import { institutionModule } from '../../institutions';
import { settingChanges } from '../../remapping';
import { extensionAdvice } from '../app-files';
import {
  type InstitutionConfiguration,
  institutionReading,
  readConfiguration,
} from '../configuration';
import { composeInstitutionWatch } from '../background/institution-watch';
import { createKeeper } from '../background/keeper';
import type { Offered } from '../../kernel/module-parts';
import type { Process } from '../process';

export function composeInstitutions(process: Process) {
  const { database, leases, log, strapi } = process;
  const configuration = readConfiguration(strapi.config.get(`plugin::${PLUGIN_ID}`));
  const institutions = institutionModule.create(process, {
    configuration,
    reading: institutionReading(configuration),
    changes: settingChanges<InstitutionConfiguration>(database),
    problemsWithContact: (all) =>
      attributeProblems(
        strapi.contentType(CONTACT_UID).attributes,
        all,
        extensionAdvice(strapi.dirs),
      ),
  });
  return {
    ...institutions,
    configuration,
    institutionWatch: composeInstitutionWatch(
      institutions.liveInstitutions,
      createKeeper(leases, 'serving'),
      log,
    ),
  };
}

export type InstitutionModule = Offered<ReturnType<typeof composeInstitutions>>;
