import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Core, UID } from '@strapi/strapi';
import { readConfiguration, type PluginConfiguration } from '../config/schema';
import { alarms, type Alarms } from './alarms';
import { noteAccepted, noteRefused } from './alarms/note-answers';
import { databaseReceptionLog, type ReceptionLog } from './alarms/reception-log';
import { raiseAlarm, storedSignOfLife } from './alarms/strapi-alarms';
import type { QuarantinedItemStatus } from '../contracts/overview';
import { CONTACT_UID, PLUGIN_ID } from '../contracts/uids';
import { createBackground, type Background } from './background';
import { institutionDispatcher } from './background/contact-dispatcher';
import { namesOfAuthors } from './authors';
import { conflicts, type Conflicts } from './contacts/conflicts/conflicts';
import { databaseDriftChecks, type DriftCheckStore } from './contacts/drift/drift-check-store';
import { driftChecks, type DriftChecks } from './contacts/drift/drift-checks';
import { contactHistory, type ContactHistory } from './contacts/history/contact-history';
import { endingHolds } from './contacts/conflicts/ending-holds';
import { announceContacts } from './contacts/receive/announce';
import { databaseContactPages } from './contacts/database/contact-pages';
import { databaseContactStore } from './contacts/database/contact-store';
import { sweepContacts, type Sweep } from './contacts/edits/sweep';
import { contactFailures, type Failures } from './contacts/panel/failures';
import { createMappingFiller, type MappingFiller } from './contacts/mapping-change/filler';
import { databaseLinkPages } from './contacts/mapping-change/link-pages';
import { mappingPreviews, type MappingPreviews } from './contacts/mapping-change/preview';
import { strapiMappingMemory } from './contacts/mapping-change/mapping-memory';
import { awaitedItems, type AwaitedItems } from './contacts/identity/awaited-items';
import { candidates, type Candidates } from './contacts/identity/candidates';
import { contactMerge, type ContactMerge } from './contacts/identity/contact-merge';
import { contactReferences } from './contacts/identity/contact-references';
import { venueColumns } from './contacts/identity/venue-columns';
import { contactSync, type ContactSync } from './contacts/panel/sync-actions';
import type { MatchingRules } from './contacts/receive/matching';
import type { ChangedContact } from './contacts/receive/write-received';
import type { ContactStore } from './contacts/store';
import { strapiDatabase, type StrapiDatabase } from './database/strapi-database';
import { deliveryApplication, type DeliveryApplication } from './deliveries/application';
import { databaseDeliveryStore, type DeliveryStore } from './deliveries/delivery-store';
import { databaseKeptOutItems, type KeptOutItems } from './deliveries/kept-out-items';
import { deliveryIntake, type DeliveryIntake } from './deliveries/intake';
import { describeError } from './describe-error';
import { replayItem } from './deliveries/replay';
import { callBudgets, type CallBudgets } from './dispatch/call-budget';
import { databaseLeases } from './dispatch/leases';
import { databasePermits, type Permits } from './dispatch/permits';
import { bulkGuard, type BulkGuard } from './loads/bulk-guard';
import { loads, type Loads } from './loads';
import { heldBy } from './loads/load-states';
import { createLoadRunner } from './loads/load-runner';
import { databaseLoadStore, type LoadStore } from './loads/load-store';
import { overview, type Overview } from './overview';
import { callsThisMonth } from './overview/institution-status';
import { longestWindowMs } from './dispatch/permit-windows';
import { databaseWorkQueue } from './dispatch/work-queue';
import { databasePauses, type Pauses } from './institutions/pauses';
import { canonicalSettings } from './institutions/institution';
import { institutionRegistry, type InstitutionRegistry } from './institutions/registry';

/** The plugin's services, by the names under which Strapi knows them. */
export interface Services {
  configuration: PluginConfiguration;
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  contactStore: ContactStore;
  contactSync: ContactSync;
  conflicts: Conflicts;
  contactHistory: ContactHistory;
  driftCheckStore: DriftCheckStore;
  driftChecks: DriftChecks;
  overview: Overview;
  candidates: Candidates;
  contactMerge: ContactMerge;
  awaitedItems: AwaitedItems;
  sweep: Sweep;
  deliveryStore: DeliveryStore;
  deliveryIntake: DeliveryIntake;
  deliveryApplication: DeliveryApplication;
  permits: Permits;
  keptOutItems: KeptOutItems;
  receptionLog: ReceptionLog;
  alarms: Alarms;
  pauses: Pauses;
  failures: Failures;
  callBudget: CallBudgets;
  bulkGuard: BulkGuard;
  loadStore: LoadStore;
  loads: Loads;
  background: Background;
  mappingFiller: MappingFiller;
  mappingPreview: MappingPreviews;
}

/** A service by its name; a wrong name does not compile. */
export function getService<Name extends keyof Services>(
  strapi: Core.Strapi,
  name: Name,
): Services[Name] {
  return strapi.plugin(PLUGIN_ID).service(name);
}

type Factory<Name extends keyof Services> = (context: { strapi: Core.Strapi }) => Services[Name];

/** What could go wrong in background work is logged with ids and codes, never with data. */
const log = (strapi: Core.Strapi) => ({
  info: (message: string) => strapi.log.info(`s360: ${message}`),
  warn: (message: string) => strapi.log.warn(`s360: ${message}`),
  error: (message: string) => strapi.log.error(`s360: ${message}`),
});

const CLOCK = { now: () => new Date() };

/** Tells of contacts that changed, and lets the dispatchers see what is due because of it. */
const announcer = (strapi: Core.Strapi) => async (changed: readonly ChangedContact[]) => {
  getService(strapi, 'background').wakeDispatchers();
  await announceContacts(strapi, getService(strapi, 'database'), changed);
};

const replayer = (strapi: Core.Strapi) => (item: QuarantinedItemStatus, matching?: MatchingRules) =>
  replayItem(item, {
    clock: CLOCK,
    store: getService(strapi, 'contactStore'),
    deliveryStore: getService(strapi, 'deliveryStore'),
    institutions: getService(strapi, 'institutions'),
    announce: announcer(strapi),
    matching,
  });

const background: Factory<'background'> = ({ strapi }) => {
  const database = getService(strapi, 'database');
  const deliveryStore = getService(strapi, 'deliveryStore');
  const store = getService(strapi, 'contactStore');
  const pauses = getService(strapi, 'pauses');
  const leases = databaseLeases(database, `${hostname()}/${process.pid}/${randomUUID()}`);
  const announce = (changed: Parameters<typeof announceContacts>[2]) =>
    announceContacts(strapi, database, changed);
  const made = createBackground({
    institutions: getService(strapi, 'institutions').all(),
    loadRunner: createLoadRunner({
      leases,
      loads: getService(strapi, 'loadStore'),
      log: log(strapi),
      ...getService(strapi, 'loads').steps,
    }),
    leases,
    log: log(strapi),
    next: async ({ code }) =>
      (await pauses.of(code)).receiving ? null : deliveryStore.next(code, 'contacts'),
    async apply(institution, delivery, keepLease) {
      const application = getService(strapi, 'deliveryApplication');
      const changed = await application.apply(institution, delivery, keepLease);
      made.wakeDispatchers();
      await announce(changed);
    },
    dispatcherOf: (institution) =>
      institutionDispatcher(institution, {
        leases,
        store,
        permits: getService(strapi, 'permits'),
        pauses,
        queue: databaseWorkQueue(database, () => getService(strapi, 'loadStore').holding()),
        drift: getService(strapi, 'driftCheckStore'),
        announce(changed) {
          announce(changed).catch((error: unknown) =>
            log(strapi).error(`changed contacts were not announced: ${describeError(error)}`),
          );
        },
        log: log(strapi),
      }),
  });
  return made;
};

const factories: { [Name in keyof Services]: Factory<Name> } = {
  configuration: ({ strapi }) => readConfiguration(strapi.config.get(`plugin::${PLUGIN_ID}`)),
  database: ({ strapi }) => strapiDatabase(strapi),
  institutions: ({ strapi }) => institutionRegistry(getService(strapi, 'configuration')),
  contactStore: ({ strapi }) =>
    endingHolds(databaseContactStore(strapi, getService(strapi, 'database')), CLOCK),
  deliveryStore: ({ strapi }) => databaseDeliveryStore(getService(strapi, 'database')),
  permits({ strapi }) {
    const institutions = getService(strapi, 'institutions');
    const limitsOf = (code: string) => {
      const institution = institutions.find(code);
      if (!institution) throw new Error(`There is no institution ${code}.`);
      return institution.limits;
    };
    const longestMs = Math.max(
      0,
      ...institutions.all().map(({ limits }) => longestWindowMs(limits.windows)),
    );
    return databasePermits(getService(strapi, 'database'), limitsOf, longestMs);
  },
  receptionLog: ({ strapi }) =>
    databaseReceptionLog(getService(strapi, 'database'), {
      now: () => new Date(),
      periodMsOf: (code) => getService(strapi, 'institutions').find(code)?.webhookPeriodMs ?? 0,
    }),
  alarms: ({ strapi }) =>
    alarms({
      institutions: getService(strapi, 'institutions').all(),
      log: getService(strapi, 'receptionLog'),
      signOfLife: storedSignOfLife(strapi),
      now: () => new Date(),
      raise: (institution, alarm) => raiseAlarm(strapi, institution, alarm),
    }),
  keptOutItems: ({ strapi }) =>
    databaseKeptOutItems(getService(strapi, 'database'), {
      now: () => new Date(),
      wake: (institution) => getService(strapi, 'background').wakeApplier(institution),
    }),
  pauses: ({ strapi }) => databasePauses(getService(strapi, 'database')),
  failures: ({ strapi }) =>
    contactFailures({
      database: getService(strapi, 'database'),
      store: getService(strapi, 'contactStore'),
      now: () => new Date(),
      wake: () => getService(strapi, 'background').wakeDispatchers(),
    }),
  callBudget: ({ strapi }) =>
    callBudgets({
      database: getService(strapi, 'database'),
      institutions: getService(strapi, 'institutions'),
      permits: getService(strapi, 'permits'),
      holdingLoads: () => getService(strapi, 'loadStore').holding(),
    }),
  background,
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
  mappingPreview: ({ strapi }) =>
    mappingPreviews({
      configuration: getService(strapi, 'configuration'),
      institutions: getService(strapi, 'institutions'),
      store: getService(strapi, 'contactStore'),
      pages: databaseContactPages(getService(strapi, 'database')),
      clock: { now: () => new Date() },
      attributes: () => strapi.contentType(CONTACT_UID).attributes,
    }),
  deliveryApplication: ({ strapi }) =>
    deliveryApplication({
      store: getService(strapi, 'contactStore'),
      deliveries: getService(strapi, 'deliveryStore'),
      clock: { now: () => new Date() },
    }),
  deliveryIntake: ({ strapi }) =>
    deliveryIntake({
      store: getService(strapi, 'deliveryStore'),
      now: () => new Date(),
      wake: (institution) => getService(strapi, 'background').wakeApplier(institution),
      async answered({ body, institution, status, stream }) {
        const delivery = { institution, stream };
        if (status !== 200) noteRefused(strapi, { ...delivery, status, payload: body });
        else await noteAccepted(strapi, { ...delivery, body });
      },
      reportFailure: (institution, error) =>
        log(strapi).error(`a delivery of ${institution} was not stored: ${describeError(error)}`),
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
  }),
  overview: ({ strapi }) =>
    overview({
      database: getService(strapi, 'database'),
      institutions: getService(strapi, 'institutions'),
      permits: getService(strapi, 'permits'),
      alarms: getService(strapi, 'alarms'),
      pauses: getService(strapi, 'pauses'),
      restPrefix: String(strapi.config.get('api.rest.prefix', '/api')),
      replay: replayer(strapi),
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
  awaitedItems: ({ strapi }) =>
    awaitedItems({
      database: getService(strapi, 'database'),
      store: getService(strapi, 'contactStore'),
      deliveryStore: getService(strapi, 'deliveryStore'),
      institutions: getService(strapi, 'institutions'),
      replay: replayer(strapi),
      log: log(strapi),
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
  driftCheckStore: ({ strapi }) => databaseDriftChecks(getService(strapi, 'database'), CLOCK),
  driftChecks({ strapi }) {
    const database = getService(strapi, 'database');
    return driftChecks({
      database,
      clock: CLOCK,
      store: getService(strapi, 'driftCheckStore'),
      institutions: getService(strapi, 'institutions'),
      callsThisMonth: (code) => callsThisMonth(database, code),
      namesOf: namesOfAuthors(strapi),
      wake: () => getService(strapi, 'background').wakeDispatchers(),
      log: log(strapi),
    });
  },
  contactHistory: ({ strapi }) =>
    contactHistory({
      clock: CLOCK,
      database: getService(strapi, 'database'),
      institutions: getService(strapi, 'institutions'),
      namesOf: namesOfAuthors(strapi),
      historyRetentionDays: getService(strapi, 'configuration').historyRetentionDays,
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
  contactSync: ({ strapi }) =>
    contactSync({
      database: getService(strapi, 'database'),
      institutions: getService(strapi, 'institutions'),
      permits: getService(strapi, 'permits'),
      pauses: getService(strapi, 'pauses'),
      store: getService(strapi, 'contactStore'),
      async holdingLoad(loadId) {
        const load = await getService(strapi, 'loadStore').find(loadId);
        return load && heldBy(load);
      },
      wake: () => getService(strapi, 'background').wakeDispatchers(),
    }),
  bulkGuard: ({ strapi }) =>
    bulkGuard({
      database: getService(strapi, 'database'),
      loads: getService(strapi, 'loadStore'),
      limit: getService(strapi, 'configuration').bulkGuard,
    }),
  loadStore: ({ strapi }) => databaseLoadStore(getService(strapi, 'database')),
  loads: ({ strapi }) =>
    loads({
      database: getService(strapi, 'database'),
      store: getService(strapi, 'contactStore'),
      loads: getService(strapi, 'loadStore'),
      institutions: getService(strapi, 'institutions'),
      callBudget: getService(strapi, 'callBudget'),
      canonical: canonicalSettings(getService(strapi, 'configuration').phoneCountry),
      guardLimit: getService(strapi, 'configuration').bulkGuard.links,
      attributesOf: (uid) => strapi.getModel(uid as UID.Schema).attributes,
      announce: (changed) => announceContacts(strapi, getService(strapi, 'database'), changed),
      async deleteContact(documentId) {
        await strapi.documents(CONTACT_UID as UID.ContentType).delete({ documentId });
      },
      now: () => new Date(),
      wake() {
        getService(strapi, 'background').wakeLoads();
        getService(strapi, 'background').wakeDispatchers();
      },
    }),
};

export default factories;
