import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Core } from '@strapi/strapi';
import { readConfiguration, type PluginConfiguration } from '../config/schema';
import { PLUGIN_ID } from '../contracts/uids';
import { createBackground, type Background } from './background';
import { institutionDispatcher } from './background/contact-dispatcher';
import { announceContacts } from './contacts/receive/announce';
import { databaseContactPages } from './contacts/database/contact-pages';
import { databaseContactStore } from './contacts/database/contact-store';
import { sweepContacts, type Sweep } from './contacts/edits/sweep';
import { contactSync, type ContactSync } from './contacts/panel/sync-actions';
import type { ContactStore } from './contacts/store';
import { strapiDatabase, type StrapiDatabase } from './database/strapi-database';
import { deliveryApplication, type DeliveryApplication } from './deliveries/application';
import { databaseDeliveryStore, type DeliveryStore } from './deliveries/delivery-store';
import { deliveryIntake, type DeliveryIntake } from './deliveries/intake';
import { describeError } from './describe-error';
import { replayItem } from './deliveries/replay';
import { databaseLeases } from './dispatch/leases';
import { databasePermits, type Permits } from './dispatch/permits';
import { overview, type Overview } from './overview';
import { longestWindowMs } from './dispatch/permit-windows';
import { databaseWorkQueue } from './dispatch/work-queue';
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
  deliveryApplication: DeliveryApplication;
  permits: Permits;
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
  const announce = (changed: Parameters<typeof announceContacts>[2]) =>
    announceContacts(strapi, database, changed);
  const made = createBackground({
    institutions: getService(strapi, 'institutions').all(),
    leases,
    log: log(strapi),
    next: ({ code }) => deliveryStore.next(code, 'contacts'),
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
        queue: databaseWorkQueue(database),
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
      reportFailure: (institution, error) =>
        log(strapi).error(`a delivery of ${institution} was not stored: ${describeError(error)}`),
    }),
  sweep: ({ strapi }) => ({
    async run(since) {
      const found = await sweepContacts(since, {
        store: getService(strapi, 'contactStore'),
        pages: databaseContactPages(getService(strapi, 'database')),
        institutions: getService(strapi, 'institutions').all(),
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
      wake: () => getService(strapi, 'background').wakeDispatchers(),
    }),
};

export default factories;
