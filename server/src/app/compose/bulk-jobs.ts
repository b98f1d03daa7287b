import type { UID } from '@strapi/strapi';
import { CONTACT_UID } from '../../contracts/uids';
import { contactReferences } from '../../identity';
import { canonicalSettings } from '../../contacts';
import { bulkJobs } from '../../bulk-jobs';
import type { Process } from '../process';
import type { ContactStoreModule } from './contact-store';
import type { InstitutionModule } from './institutions';
import type { SendingModule } from './sending';

export function composeBulkJobs(
  { announce, clock, database, log, namesOf, strapi, wake }: Process,
  { configuration, institutions }: InstitutionModule,
  { callBudget, bulkJobStore }: SendingModule,
  store: ContactStoreModule,
) {
  return bulkJobs({
    database,
    store,
    bulkJobs: bulkJobStore,
    institutions,
    callBudget,
    namesOf,
    canonical: canonicalSettings(configuration.phoneCountry),
    guardLimit: configuration.bulkGuard.links,
    historyRetentionDays: configuration.historyRetentionDays,
    attributesOf: (uid) => strapi.getModel(uid as UID.Schema).attributes,
    announce: announce.contacts,
    async deleteContact(documentId) {
      await strapi.documents(CONTACT_UID as UID.ContentType).delete({ documentId });
    },
    references: contactReferences(strapi),
    log,
    now: clock.now,
    wake() {
      wake.wakeBulkJobs();
      wake.wakeDispatchers();
    },
  });
}
