import { callsOnRecord } from '../../sending/takeover';
import { createBackground } from '../background/background';
import {
  institutionDispatcher,
  type InstitutionDispatcher,
} from '../../sending/institution-dispatcher';
import { bookableContact } from '../../bookings/compose/bookable-contact';
import type { StoredDelivery } from '../../inbox/delivery-store';
import { itemText } from '../../inbox/envelope';
import { keepOut } from '../../inbox/kept-out-items';
import { keptOutContact } from '../../contacts/deliveries/kept-out-keys';
import { describeError } from '../../kernel/describe-error';
import { databaseWorkQueue } from '../../contacts/exchange/due-contacts';
import type { Institution } from '../../institutions/institution';
import { databaseClockOffsets } from '../../institutions/s360-clock';
import { createLoadRunner } from '../../bulk-jobs/load-runner';
import type { Loads } from '../../bulk-jobs';
import type { Alarms } from '../../inbox/alarms';
import type { Process } from '../process';
import type { BookingModule } from './bookings';
import type { CatalogModule } from './catalog';
import type { ContactModule } from './contacts';
import type { ContactStoreModule } from './contact-store';
import type { DriftModule } from './drift';
import type { InboxModule } from './inbox';
import type { InstitutionModule } from './institutions';
import type { OrderModule } from './orders';
import type { RemappingModule } from './remapping';
import type { SendingModule } from './sending';

/** What the workers are made of. */
export interface WorkerNeeds
  extends
    InstitutionModule,
    SendingModule,
    InboxModule,
    OrderModule,
    ContactModule,
    CatalogModule,
    BookingModule,
    DriftModule,
    RemappingModule {
  contactStore: ContactStoreModule;
  alarms: Alarms;
  loads: Loads;
}

function dispatcherOf(
  institution: Institution,
  { announce, database, leases, log }: Process,
  needs: WorkerNeeds,
): InstitutionDispatcher {
  const { alarms, bookingStore, catalogs, contactStore, loadStore, orderStore } = needs;
  const late = (what: string) => (error: unknown) => log.error(`${what}: ${describeError(error)}`);
  return institutionDispatcher(institution, {
    leases,
    store: contactStore,
    permits: needs.permits,
    clockOffsets: databaseClockOffsets(database),
    sendingTrust: needs.sendingTrust,
    readBacks: needs.readBacks,
    sendingStopped: () => void alarms.watch().catch(late('the alarm was not raised')),
    standing: needs.mappingStanding,
    queue: databaseWorkQueue(database, () => loadStore.holding()),
    callsOnRecord: (code) => callsOnRecord(database, code),
    drift: needs.driftCheckStore,
    keepOut: (code, snapshot, data) =>
      keepOut(
        database,
        { institution: code, stream: 'contacts' },
        [keptOutContact(snapshot, itemText(data), institution.contacts)],
        new Date(),
      ),
    catalog: needs.catalogStores,
    orders: {
      store: orderStore,
      announce: (changed) =>
        void announce.orders(changed).catch(late('changed orders were not announced')),
      keepOut: (code, { creationDateTime, orderId, payload }, at) =>
        keepOut(
          database,
          { institution: code, stream: 'orders' },
          [{ number: orderId, changedAt: creationDateTime, body: payload }],
          at,
        ),
    },
    bookings: {
      store: bookingStore,
      contact: (of, documentId) => bookableContact(database, of, documentId),
      rememberShipmentModes: (code, modes) => catalogs.rememberShipmentModes(code, modes),
    },
    announce: (changed) =>
      void announce.contacts(changed).catch(late('changed contacts were not announced')),
    log,
  });
}

/** Applies a delivery of either stream, and tells of what it changed. */
async function applyAndAnnounce(
  institution: Institution,
  delivery: StoredDelivery,
  keepLease: () => Promise<void>,
  { announceAndWake }: Process,
  { deliveryApplication, orderApplication }: WorkerNeeds,
): Promise<void> {
  switch (delivery.stream) {
    case 'contacts': {
      const changed = await deliveryApplication.apply(institution, delivery, keepLease);
      return announceAndWake.contacts(changed);
    }
    case 'orders': {
      const changed = await orderApplication.apply(institution.orders, delivery, keepLease);
      return announceAndWake.orders(changed);
    }
  }
}

/** Everything that works outside of requests: appliers, dispatchers, the runner of bulk jobs. */
export function composeWorkers(process: Process, needs: WorkerNeeds) {
  const { leases, log, wake } = process;
  const { deliveryStore, institutions, loads, loadStore, mappingStanding, pauses } = needs;
  const workers = createBackground({
    institutions: institutions.all(),
    loadRunner: createLoadRunner({ leases, loads: loadStore, log, ...loads.steps }),
    leases,
    log,
    async next(institution, stream) {
      const { code } = institution;
      if ((await pauses.of(code)).receiving) return null;
      if (stream === 'contacts' && !(await mappingStanding.isFilled(institution))) return null;
      return deliveryStore.next(code, stream);
    },
    apply: (institution, delivery, keepLease) =>
      applyAndAnnounce(institution, delivery, keepLease, process, needs),
    dispatcherOf: (institution) => dispatcherOf(institution, process, needs),
  });
  wake.connect(workers);
  return workers;
}
