import type { Core } from '@strapi/strapi';
import { readConfiguration, type PluginConfiguration } from '../config/schema';
import type { ContractChecks } from '../institutions/contract-check';
import type { Alarms, RefusedCredentials } from './alarms';
import type { ReceptionLog } from './alarms/reception-log';
import { CONTACT_UID, PLUGIN_ID } from '../contracts/uids';
import type { Background } from './background';
import type { Bookings } from './bookings';
import type { BookingMessages } from './bookings/message/booking-messages';
import type { BookingStore } from './bookings/store';
import type { Conflicts } from './contacts/conflicts/conflicts';
import type { DriftCheckStore } from './contacts/drift/drift-check-store';
import type { DriftChecks } from './contacts/drift/drift-checks';
import type { Catalogs } from './bookings/catalog/catalogs';
import type { CatalogStores } from './bookings/catalog/work';
import type { ContactFacts } from './orders/facts/contact-facts';
import type { ContactKeptValues } from '../contacts/kept-values';
import type { ContactHistory } from './contacts/history/contact-history';
import type { Sweep } from './contacts/edits/sweep';
import type { Failures } from './contacts/panel/failures';
import type { MappingFiller } from './contacts/mapping-change/filler';
import type { MappingStanding } from './contacts/mapping-change/standing';
import type { MappingPreviews } from './contacts/mapping-change/preview';
import { choices, type Choices } from './contacts/questions/choices';
import type { AwaitedItems } from './contacts/identity/awaited-items';
import type { AwaitedPulls } from './contacts/identity/awaited-pulls';
import type { Candidates } from './contacts/identity/candidates';
import type { ContactMerge } from './contacts/identity/contact-merge';
import type { ContactSync } from './contacts/panel/sync-actions';
import type { ContactStore } from './contacts/store';
import { strapiFactories } from './strapi-factories';
import { strapiDatabase, type StrapiDatabase } from './database/strapi-database';
import type { DeliveryApplication } from './deliveries/application';
import type { DeliveryStore } from './deliveries/delivery-store';
import type { KeptOutItems } from './deliveries/kept-out-items';
import type { DeliveryIntake } from './deliveries/intake';
import type { CallBudgets } from './dispatch/call-budget';
import type { Permits } from './dispatch/permits';
import type { WantedFailures } from './dispatch/wanted-failures';
import type { BulkGuard } from './loads/bulk-guard';
import type { PullGuard } from './loads/pull-guard';
import type { Loads } from './loads';
import type { LoadStore } from './loads/load-store';
import type { OrderAsking } from './orders/asking/order-asking';
import type { LinkingPorts } from './orders/linking/link-orders';
import type { OrderSweep } from './orders/linking/order-sweep';
import type { OrderApplication } from './orders/receive/order-application';
import type { OrderStore } from './orders/receive/order-store';
import { orderPanel, type OrderPanel } from './orders/panel/order-panel';
import {
  overriddenEdits,
  similarContacts,
  type ListSearch,
  type OverriddenEdits,
  type SimilarContacts,
} from '../contacts';
import { venueTimeZones, type VenueTimeZones } from '../institutions';
import { overview, type Overview } from './overview';
import type { StateWords } from '../orders/state-words';
import type { ReadBacks, SendingTrust } from '../sending/trust';
import type { Pauses } from './institutions/pauses';
import { institutionRegistry, type InstitutionRegistry } from './institutions/registry';
import { bookingServices } from './wiring/booking-services';
import { catalogServices } from './wiring/catalog-services';
import { contactServices } from './wiring/contact-services';
import { contractCheckServices } from './wiring/contract-check-services';
import { deliveryServices } from './wiring/delivery-services';
import { factServices } from './wiring/fact-services';
import { messageServices } from './wiring/message-services';
import { orderServices } from './wiring/order-services';
import { holdingLoad, replayer, type Factory } from './wiring/factory';
import { sendingServices } from './wiring/sending-services';
import { trustServices } from './wiring/trust-services';

/** The plugin's services, by the names under which Strapi knows them. */
export interface Services {
  configuration: PluginConfiguration;
  database: StrapiDatabase;
  /** Strapi's own, behind the Content API. */
  contact: Core.Service;
  questionChoices: Choices;
  institutions: InstitutionRegistry;
  venueTimeZones: VenueTimeZones;
  similarContacts: SimilarContacts;
  overriddenEdits: OverriddenEdits;
  contactStore: ContactStore;
  contactSync: ContactSync;
  conflicts: Conflicts;
  contactHistory: ContactHistory;
  contactKeptValues: ContactKeptValues;
  contactFacts: ContactFacts;
  driftCheckStore: DriftCheckStore;
  driftChecks: DriftChecks;
  contractChecks: ContractChecks;
  orderPanel: OrderPanel;
  overview: Overview;
  candidates: Candidates;
  contactMerge: ContactMerge;
  awaitedItems: AwaitedItems;
  awaitedPulls: AwaitedPulls;
  sweep: Sweep;
  deliveryStore: DeliveryStore;
  deliveryIntake: DeliveryIntake;
  deliveryApplication: DeliveryApplication;
  orderAsking: OrderAsking;
  /** Contacts that orders want, and orders, which could not be read. */
  wantedFailures: Record<'pull' | 'orderPull', WantedFailures>;
  orderStore: OrderStore;
  orderLinking: LinkingPorts;
  orderSweep: OrderSweep;
  stateWords: StateWords;
  orderApplication: OrderApplication;
  bookingStore: BookingStore;
  bookings: Bookings;
  bookingMessages: BookingMessages;
  permits: Permits;
  keptOutItems: KeptOutItems;
  listSearch: ListSearch;
  receptionLog: ReceptionLog;
  refusedCredentials: RefusedCredentials;
  alarms: Alarms;
  pauses: Pauses;
  sendingTrust: SendingTrust;
  readBacks: ReadBacks;
  failures: Failures;
  callBudget: CallBudgets;
  catalogStores: CatalogStores;
  catalogs: Catalogs;
  bulkGuard: BulkGuard;
  pullGuard: PullGuard;
  loadStore: LoadStore;
  loads: Loads;
  background: Background;
  mappingFiller: MappingFiller;
  mappingStanding: MappingStanding;
  mappingPreview: MappingPreviews;
}

/** A service by its name; a wrong name does not compile. */
export function getService<Name extends keyof Services>(
  strapi: Core.Strapi,
  name: Name,
): Services[Name] {
  return strapi.plugin(PLUGIN_ID).service(name);
}

const factories: { [Name in keyof Services]: Factory<Name> } = {
  ...bookingServices,
  ...catalogServices,
  ...contactServices,
  ...contractCheckServices,
  ...deliveryServices,
  ...factServices,
  ...messageServices,
  ...orderServices,
  ...sendingServices,
  ...trustServices,
  configuration: ({ strapi }) => readConfiguration(strapi.config.get(`plugin::${PLUGIN_ID}`)),
  database: ({ strapi }) => strapiDatabase(strapi),
  contact: ({ strapi }) => strapiFactories(strapi).createCoreService(CONTACT_UID)({ strapi }),
  questionChoices: ({ strapi }) =>
    choices(
      getService(strapi, 'database'),
      getService(strapi, 'institutions'),
      getService(strapi, 'venueTimeZones'),
    ),
  institutions: ({ strapi }) => institutionRegistry(getService(strapi, 'configuration')),
  similarContacts: ({ strapi }) =>
    similarContacts({
      database: getService(strapi, 'database'),
      // The country of phones is one for all institutions.
      settings: getService(strapi, 'institutions').all()[0]?.contacts ?? {},
      institutionNameOf: (code) => getService(strapi, 'institutions').find(code)?.name ?? code,
    }),
  overriddenEdits: ({ strapi }) =>
    overriddenEdits({
      database: getService(strapi, 'database'),
      institutions: getService(strapi, 'institutions'),
      now: () => new Date(),
    }),
  venueTimeZones: ({ strapi }) =>
    venueTimeZones(getService(strapi, 'database'), getService(strapi, 'institutions')),
  orderPanel: ({ strapi }) =>
    orderPanel({
      database: getService(strapi, 'database'),
      institutions: getService(strapi, 'institutions'),
      timeZones: getService(strapi, 'venueTimeZones'),
    }),
  overview: ({ strapi }) =>
    overview({
      async lastCheck(institution) {
        const wanted = { page: 1, pageSize: 1 };
        const [newest] = (await getService(strapi, 'contractChecks').list(institution, wanted))
          .data;
        return newest ?? null;
      },
      database: getService(strapi, 'database'),
      institutions: getService(strapi, 'institutions'),
      permits: getService(strapi, 'permits'),
      alarms: getService(strapi, 'alarms'),
      refusedCredentials: getService(strapi, 'refusedCredentials'),
      pauses: getService(strapi, 'pauses'),
      sendingTrust: getService(strapi, 'sendingTrust'),
      readBacks: getService(strapi, 'readBacks'),
      isFilled: (institution) => getService(strapi, 'mappingStanding').isFilled(institution),
      holdingLoad: holdingLoad(strapi),
      restPrefix: String(strapi.config.get('api.rest.prefix', '/api')),
      replay: replayer(strapi),
    }),
};

export default factories;
