import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { CONTACT_UID } from '../../contracts/uids';
import { namesOfAuthors } from '../authors';
import { conflicts } from '../contacts/conflicts/conflicts';
import { databaseDriftChecks } from '../contacts/drift/drift-check-store';
import { driftChecks } from '../contacts/drift/drift-checks';
import { endConflictsWithHolds, listSearch, publishingChanges } from '../../contacts';
import contact from '../../content-types/contact';
import { contactKeptValues } from '../../contacts/kept-values';
import { lostFields } from '../../contacts/read-back/findings';
import { contactHistory } from '../contacts/history/contact-history';
import { announceContacts } from '../contacts/receive/announce';
import { databaseContactPages } from '../contacts/database/contact-pages';
import { databaseContactStore } from '../contacts/database/contact-store';
import { fillSearchTexts, sweepContacts } from '../contacts/edits/sweep';
import { contactFailures } from '../contacts/panel/failures';
import { createMappingFiller } from '../contacts/mapping-change/filler';
import { databaseLinkPages } from '../contacts/mapping-change/link-pages';
import { mappingStanding } from '../contacts/mapping-change/standing';
import { mappingPreviews } from '../contacts/mapping-change/preview';
import { databasePreviewPages } from '../contacts/mapping-change/preview-pages';
import { strapiMappingMemory } from '../contacts/mapping-change/mapping-memory';
import { awaitedItems, waitingInDatabase } from '../contacts/identity/awaited-items';
import { awaitedPulls } from '../contacts/identity/awaited-pulls';
import { candidates } from '../contacts/identity/candidates';
import { contactMerge } from '../contacts/identity/contact-merge';
import { contactReferences } from '../contacts/identity/contact-references';
import { venueColumns } from '../contacts/identity/venue-columns';
import { contactSync } from '../contacts/panel/sync-actions';
import { databaseLeases } from '../dispatch/leases';
import { pullsOfDeliveries } from '../loads';
import { ordersFollowLinks } from '../../orders';

import { getService } from '..';
import { announcer, CLOCK, holdingLoad, log, replayer, type Factories } from './factory';

/** Services of contacts: their store, what is done in the CRM, what a person decides. */
export const contactServices: Factories<
  | 'contactStore'
  | 'contactSync'
  | 'conflicts'
  | 'contactHistory'
  | 'contactKeptValues'
  | 'listSearch'
  | 'sweep'
  | 'candidates'
  | 'contactMerge'
  | 'awaitedItems'
  | 'awaitedPulls'
  | 'mappingFiller'
  | 'mappingStanding'
  | 'mappingPreview'
  | 'driftCheckStore'
  | 'driftChecks'
  | 'failures'
> = {
  listSearch: ({ strapi }) =>
    listSearch(
      strapi,
      getService(strapi, 'database'),
      new Set(Object.keys(contact.schema.attributes)),
    ),
  contactStore({ strapi }) {
    const database = getService(strapi, 'database');
    return publishingChanges(databaseContactStore(strapi, database), {
      linksChanged: [
        endConflictsWithHolds(CLOCK),
        ordersFollowLinks({
          database,
          baseUrlOf: (code) => getService(strapi, 'institutions').find(code)?.baseUrl ?? null,
          ...getService(strapi, 'orderLinking'),
        }),
      ],
      pullsQueued: [pullsOfDeliveries(getService(strapi, 'pullGuard'))],
    });
  },
  contactSync: ({ strapi }) =>
    contactSync({
      database: getService(strapi, 'database'),
      institutions: getService(strapi, 'institutions'),
      permits: getService(strapi, 'permits'),
      sendingTrust: getService(strapi, 'sendingTrust'),
      lostFields: (institution, linkId) =>
        lostFields(institution, linkId, getService(strapi, 'readBacks')),
      store: getService(strapi, 'contactStore'),
      isFilled: (institution) => getService(strapi, 'mappingStanding').isFilled(institution),
      holdingLoad: holdingLoad(strapi),
      wake: () => getService(strapi, 'background').wakeDispatchers(),
    }),
  conflicts({ strapi }) {
    const database = getService(strapi, 'database');
    const institutions = getService(strapi, 'institutions');
    return conflicts({
      database,
      clock: CLOCK,
      store: getService(strapi, 'contactStore'),
      settingsOf: (code) => institutions.find(code)?.contacts ?? null,
      namesOf: namesOfAuthors(strapi),
      announce: (changed) => announceContacts(strapi, database, changed),
      wake: () => getService(strapi, 'background').wakeDispatchers(),
    });
  },
  contactKeptValues: ({ strapi }) =>
    contactKeptValues({
      database: getService(strapi, 'database'),
      institutions: getService(strapi, 'institutions'),
    }),
  contactHistory: ({ strapi }) =>
    contactHistory({
      clock: CLOCK,
      database: getService(strapi, 'database'),
      institutions: getService(strapi, 'institutions'),
      namesOf: namesOfAuthors(strapi),
      historyRetentionDays: getService(strapi, 'configuration').historyRetentionDays,
    }),
  sweep: ({ strapi }) => ({
    async run(since) {
      const found = await sweepContacts(since, {
        store: getService(strapi, 'contactStore'),
        pages: databaseContactPages(getService(strapi, 'database')),
        institutions: getService(strapi, 'institutions').all(),
        guard: getService(strapi, 'bulkGuard'),
      });
      if (found > 0) {
        strapi.log.info(`s360: ${found} contacts were written past Strapi's lifecycles`);
        getService(strapi, 'background').wakeDispatchers();
      }
      return found;
    },
    fillSearchTexts: () =>
      fillSearchTexts({
        store: getService(strapi, 'contactStore'),
        pages: databaseContactPages(getService(strapi, 'database')),
      }),
  }),
  candidates: ({ strapi }) =>
    candidates({
      clock: CLOCK,
      database: getService(strapi, 'database'),
      store: getService(strapi, 'contactStore'),
      institutions: getService(strapi, 'institutions'),
      replay: replayer(strapi),
      announce: announcer(strapi),
      wake: () => getService(strapi, 'background').wakeDispatchers(),
    }),
  contactMerge: ({ strapi }) =>
    contactMerge({
      clock: CLOCK,
      database: getService(strapi, 'database'),
      store: getService(strapi, 'contactStore'),
      institutions: getService(strapi, 'institutions'),
      references: contactReferences(strapi),
      venueColumns: venueColumns(strapi),
      async deleteContact(documentId) {
        await strapi.documents(CONTACT_UID).delete({ documentId });
      },
      announce: announcer(strapi),
      wake: () => getService(strapi, 'background').wakeDispatchers(),
    }),
  awaitedItems: ({ strapi }) =>
    awaitedItems({
      waitingAfter: waitingInDatabase(getService(strapi, 'database')),
      store: getService(strapi, 'contactStore'),
      deliveryStore: getService(strapi, 'deliveryStore'),
      async findReady(code) {
        const institution = getService(strapi, 'institutions').find(code);
        if (!institution) return null;
        const isFilled = await getService(strapi, 'mappingStanding').isFilled(institution);
        return isFilled ? institution : null;
      },
      replay: replayer(strapi),
      log: log(strapi),
    }),
  awaitedPulls: ({ strapi }) =>
    awaitedPulls({
      database: getService(strapi, 'database'),
      store: getService(strapi, 'contactStore'),
      wake: () => getService(strapi, 'background').wakeDispatchers(),
    }),
  mappingFiller: ({ strapi }) => {
    const database = getService(strapi, 'database');
    return createMappingFiller({
      institutions: getService(strapi, 'institutions').all(),
      store: getService(strapi, 'contactStore'),
      pages: databaseLinkPages(database),
      memory: strapiMappingMemory(strapi),
      leases: databaseLeases(database, `${hostname()}/${process.pid}/${randomUUID()}`),
      clock: { now: () => new Date() },
      announce: (changed) => announceContacts(strapi, database, changed),
      sweep: () => getService(strapi, 'sweep').run(new Date(0)),
      log: log(strapi),
    });
  },
  mappingStanding: ({ strapi }) => mappingStanding(strapiMappingMemory(strapi), CLOCK),
  mappingPreview: ({ strapi }) =>
    mappingPreviews({
      configuration: getService(strapi, 'configuration'),
      institutions: getService(strapi, 'institutions'),
      store: getService(strapi, 'contactStore'),
      pages: databasePreviewPages(getService(strapi, 'database')),
      clock: { now: () => new Date() },
      timeFor: (institution, wanted) =>
        getService(strapi, 'callBudget').timeFor(institution, wanted),
      attributes: () => strapi.contentType(CONTACT_UID).attributes,
    }),
  driftCheckStore: ({ strapi }) => databaseDriftChecks(getService(strapi, 'database'), CLOCK),
  driftChecks({ strapi }) {
    const database = getService(strapi, 'database');
    return driftChecks({
      database,
      clock: CLOCK,
      store: getService(strapi, 'driftCheckStore'),
      institutions: getService(strapi, 'institutions'),
      callsThisMonth: async (code) =>
        (await getService(strapi, 'callBudget').of(code)).takenThisMonth,
      namesOf: namesOfAuthors(strapi),
      wake: () => getService(strapi, 'background').wakeDispatchers(),
      log: log(strapi),
    });
  },
  failures: ({ strapi }) =>
    contactFailures({
      database: getService(strapi, 'database'),
      wanted: getService(strapi, 'wantedFailures'),
      store: getService(strapi, 'contactStore'),
      holdingLoads: () => getService(strapi, 'loadStore').holding(),
      now: () => new Date(),
      wake: () => getService(strapi, 'background').wakeDispatchers(),
    }),
};
