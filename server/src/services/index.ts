import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Core, UID } from '@strapi/strapi';
import { readConfiguration, type PluginConfiguration } from '../config/schema';
import { CONTACT_UID, PLUGIN_ID } from '../contracts/uids';
import { createBackground, type Background } from './background';
import { institutionDispatcher } from './background/contact-dispatcher';
import { announceContacts } from './contacts/receive/announce';
import { databaseContactPages } from './contacts/database/contact-pages';
import { databaseContactStore } from './contacts/database/contact-store';
import { sweepContacts, type Sweep } from './contacts/edits/sweep';
import { contactSync, type ContactSync } from './contacts/panel/sync-actions';
import type { ContactStore } from './contacts/store';
import { strapiDatabase, type StrapiDatabase } from './database/strapi-database';
import { applyContactDelivery } from './deliveries/apply-contacts';
import { databaseDeliveryStore, type DeliveryStore } from './deliveries/delivery-store';
import { deliveryIntake, type DeliveryIntake } from './deliveries/intake';
import { describeError } from './describe-error';
import { replayItem } from './deliveries/replay';
import { databaseLeases } from './dispatch/leases';
import { databasePermits, type Permits } from './dispatch/permits';
import { bulkGuard, type BulkGuard } from './loads/bulk-guard';
import { loads, type Loads } from './loads';
import { heldBy } from './loads/load-states';
import { createLoadRunner } from './loads/load-runner';
import { databaseLoadStore, type LoadStore } from './loads/load-store';
import { overview, type Overview } from './overview';
import { longestWindowMs } from './dispatch/permit-windows';
import { databaseWorkQueue } from './dispatch/work-queue';
import { canonicalSettings } from './institutions/institution';
import { institutionRegistry, type InstitutionRegistry } from './institutions/registry';

/** The plugin's services, by the names under which Strapi knows them. */
export interface Services {
  configuration: PluginConfiguration;
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  contactStore: ContactStore;
  contactSync: ContactSync;
  overview: Overview;
  sweep: Sweep;
  deliveryStore: DeliveryStore;
  deliveryIntake: DeliveryIntake;
  permits: Permits;
  bulkGuard: BulkGuard;
  loadStore: LoadStore;
  loads: Loads;
  background: Background;
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
  warn: (message: string) => strapi.log.warn(`s360: ${message}`),
  error: (message: string) => strapi.log.error(`s360: ${message}`),
});

const background: Factory<'background'> = ({ strapi }) => {
  const database = getService(strapi, 'database');
  const deliveryStore = getService(strapi, 'deliveryStore');
  const store = getService(strapi, 'contactStore');
  const leases = databaseLeases(database, `${hostname()}/${process.pid}/${randomUUID()}`);
  const clock = { now: () => new Date() };
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
    next: ({ code }) => deliveryStore.next(code, 'contacts'),
    async apply({ contacts: settings }, delivery, keepLease) {
      const ports = { store, clock, settings, keepLease };
      const applied = await applyContactDelivery(delivery, ports);
      await deliveryStore.finish(delivery, applied.outcomes, applied.quarantined, clock.now());
      made.wakeDispatchers();
      await announce(applied.changedContacts);
    },
    dispatcherOf: (institution) =>
      institutionDispatcher(institution, {
        leases,
        store,
        permits: getService(strapi, 'permits'),
        queue: databaseWorkQueue(database, () => getService(strapi, 'loadStore').holding()),
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
  contactStore: ({ strapi }) => databaseContactStore(strapi, getService(strapi, 'database')),
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
  background,
  deliveryIntake: ({ strapi }) =>
    deliveryIntake({
      store: getService(strapi, 'deliveryStore'),
      now: () => new Date(),
      wake: (institution) => getService(strapi, 'background').wakeApplier(institution),
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
      restPrefix: String(strapi.config.get('api.rest.prefix', '/api')),
      replay: (item) =>
        replayItem(item, {
          clock: { now: () => new Date() },
          store: getService(strapi, 'contactStore'),
          deliveryStore: getService(strapi, 'deliveryStore'),
          institutions: getService(strapi, 'institutions'),
          async announce(changed) {
            getService(strapi, 'background').wakeDispatchers();
            await announceContacts(strapi, getService(strapi, 'database'), changed);
          },
        }),
    }),
  contactSync: ({ strapi }) =>
    contactSync({
      database: getService(strapi, 'database'),
      institutions: getService(strapi, 'institutions'),
      permits: getService(strapi, 'permits'),
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
