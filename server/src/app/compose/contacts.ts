import {
  canonicalSettings,
  listSearch,
  overriddenEdits,
  similarContacts,
  contactKeptValues,
  lostFields,
  conflicts,
  databaseContactPages,
  fillSearchTexts,
  keysOfExcluded,
  sweepContacts,
  contactHistory,
  contactRecords,
  contactFailures,
  consentWordings,
  contactSync,
  fieldComparison,
  contactApplication,
  contactModule,
} from '../../contacts';
import { contactCalls } from '../../s360';
import type { Process } from '../process';
import type { ContactStoreModule } from './contact-store';
import type { InboxModule } from './inbox';
import type { InstitutionModule } from './institutions';
import type { RemappingModule } from './remapping';
import type { SendingModule } from './sending';

/** Contacts: receiving, editing, decisions and display. */
export function composeContacts(
  { announce, clock, database, log, namesOf, strapi, wake }: Process,
  { configuration, institutions }: InstitutionModule,
  {
    bulkGuard,
    failedReads,
    holdingBulkJob,
    bulkJobStore,
    permits,
    readBacks,
    sendingTrust,
    stateSources,
  }: SendingModule,
  { applicationPorts }: InboxModule,
  store: ContactStoreModule,
  { mappingStatus }: RemappingModule,
) {
  const wakeDispatchers = wake.wakeDispatchers;
  const pages = databaseContactPages(database);
  /** Ends pauses that are no limits; returns until when a limit lasts. */
  async function requestCalls(code: string): Promise<Date | null> {
    await permits.request(code);
    const institution = institutions.find(code);
    if (institution === null) return null;
    const save = contactCalls(institution.client).saveIndividualContactData;
    const wait = await permits.waitFor(code, { ...save, lane: 'edit' });
    return wait && new Date(clock.now().getTime() + wait.waitMs);
  }
  return {
    contactApplication: contactApplication(store, applicationPorts),
    contactSync: contactSync({
      database,
      institutions,
      permits,
      sendingTrust,
      lostFields: (institution, linkId) => lostFields(institution, linkId, readBacks),
      store,
      isFilled: (institution) => mappingStatus.isFilled(institution),
      holdingBulkJob,
      requestCalls,
      wake: wakeDispatchers,
    }),
    contactRecords: contactRecords({
      database,
      institutions,
      stateSources,
    }),
    fieldComparison: fieldComparison({ database, institutions, namesOf, store }),
    conflicts: conflicts({
      database,
      clock,
      store,
      settingsOf: (code) => institutions.find(code)?.contacts ?? null,
      namesOf,
      announce: announce.contacts,
      wake: wakeDispatchers,
    }),
    consentWordings: consentWordings(database),
    contactHistory: contactHistory({ database, institutions, namesOf }),
    contactKeptValues: contactKeptValues({ database, institutions }),
    sweep: {
      async run(since: Date): Promise<number> {
        const found = await sweepContacts(since, {
          store,
          pages,
          institutions: institutions.all(),
          guard: bulkGuard,
          clock,
        });
        if (found > 0) {
          log.info(`${found} contacts were written past Strapi's lifecycles`);
          wakeDispatchers();
        }
        return found;
      },
      fillSearchTexts: () => fillSearchTexts({ store, pages }),
    },
    excludedKeys: keysOfExcluded(database, clock),
    failures: contactFailures({
      database,
      failedReads,
      store,
      holdingBulkJobs: () => bulkJobStore.holdingIds(),
      requestCalls,
      now: clock.now,
      wake: wakeDispatchers,
    }),
    similarContacts: similarContacts({
      database,
      settings: canonicalSettings(configuration.phoneCountry),
      institutionNameOf: (code) => institutions.find(code)?.name ?? code,
    }),
    listSearch: listSearch(
      strapi,
      database,
      new Set(Object.keys(contactModule.contentTypes.contact.schema.attributes)),
    ),
    overriddenEdits: overriddenEdits({
      database,
      clock,
      store,
      guard: bulkGuard,
      institutions,
      namesOf,
      announce: announce.contacts,
      wake: wakeDispatchers,
    }),
  };
}

export type ContactModule = ReturnType<typeof composeContacts>;
