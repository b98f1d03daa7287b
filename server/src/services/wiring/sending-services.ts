import type { Core, UID } from '@strapi/strapi';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { CONTACT_UID } from '../../contracts/uids';
import { callsOnRecord } from '../../sending/takeover';
import { bookableContact } from '../bookings/compose/bookable-contact';
import { createBackground } from '../background';
import { institutionDispatcher } from '../background/contact-dispatcher';
import { contactReferences } from '../contacts/identity/contact-references';
import { announceContacts } from '../contacts/receive/announce';
import type { StoredDelivery } from '../deliveries/delivery-store';
import { itemText } from '../deliveries/envelope';
import { keepOut } from '../deliveries/kept-out-items';
import { keptOutContact } from '../deliveries/kept-out-keys';
import { describeError } from '../describe-error';
import { callBudgets } from '../dispatch/call-budget';
import { databaseLeases } from '../dispatch/leases';
import { databasePermits } from '../dispatch/permits';
import { namesOfAuthors } from '../authors';
import { bulkGuard } from '../loads/bulk-guard';
import { pullGuard } from '../loads/pull-guard';
import { loads } from '../loads';
import { createLoadRunner } from '../loads/load-runner';
import { databaseLoadStore } from '../loads/load-store';
import { longestWindowMs } from '../dispatch/permit-windows';
import { databaseWorkQueue } from '../dispatch/work-queue';
import { announceOrders } from '../orders/receive/announce-orders';
import { databasePauses } from '../institutions/pauses';
import { databaseClockOffsets } from '../institutions/s360-clock';
import { canonicalSettings, type Institution } from '../institutions/institution';

import { getService } from '..';
import { announcer, log, orderAnnouncer, type Factories, type Factory } from './factory';

const background: Factory<'background'> = ({ strapi }) => {
  const database = getService(strapi, 'database');
  const deliveryStore = getService(strapi, 'deliveryStore');
  const store = getService(strapi, 'contactStore');
  const pauses = getService(strapi, 'pauses');
  const standing = getService(strapi, 'mappingStanding');
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
    async next(institution, stream) {
      const { code } = institution;
      if ((await pauses.of(code)).receiving) return null;
      if (stream === 'contacts' && !(await standing.isFilled(institution))) return null;
      return deliveryStore.next(code, stream);
    },
    apply: (institution, delivery, keepLease) =>
      applyAndAnnounce(strapi, institution, delivery, keepLease),
    dispatcherOf: (institution) =>
      institutionDispatcher(institution, {
        leases,
        store,
        permits: getService(strapi, 'permits'),
        clockOffsets: databaseClockOffsets(database),
        sendingTrust: getService(strapi, 'sendingTrust'),
        readBacks: getService(strapi, 'readBacks'),
        sendingStopped() {
          getService(strapi, 'alarms')
            .watch()
            .catch((error: unknown) =>
              log(strapi).error(`the alarm was not raised: ${describeError(error)}`),
            );
        },
        standing,
        queue: databaseWorkQueue(database, () => getService(strapi, 'loadStore').holding()),
        callsOnRecord: (code) => callsOnRecord(database, code),
        drift: getService(strapi, 'driftCheckStore'),
        keepOut: (code, snapshot, data) =>
          keepOut(
            database,
            { institution: code, stream: 'contacts' },
            [keptOutContact(snapshot, itemText(data), institution.contacts)],
            new Date(),
          ),
        catalog: getService(strapi, 'catalogStores'),
        orders: {
          store: getService(strapi, 'orderStore'),
          announce(changed) {
            announceOrders(strapi, database, changed).catch((error: unknown) =>
              log(strapi).error(`changed orders were not announced: ${describeError(error)}`),
            );
          },
          keepOut: (code, { creationDateTime, orderId, payload }, at) =>
            keepOut(
              database,
              { institution: code, stream: 'orders' },
              [{ number: orderId, changedAt: creationDateTime, body: payload }],
              at,
            ),
        },
        bookings: {
          store: getService(strapi, 'bookingStore'),
          contact: (of, documentId) => bookableContact(database, of, documentId),
          rememberShipmentModes: (code, modes) =>
            getService(strapi, 'catalogs').rememberShipmentModes(code, modes),
        },
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

/** Applies a delivery of either stream, and tells of what it changed. */
async function applyAndAnnounce(
  strapi: Core.Strapi,
  institution: Institution,
  delivery: StoredDelivery,
  keepLease: () => Promise<void>,
): Promise<void> {
  switch (delivery.stream) {
    case 'contacts': {
      const application = getService(strapi, 'deliveryApplication');
      await announcer(strapi)(await application.apply(institution, delivery, keepLease));
      return;
    }
    case 'orders': {
      const application = getService(strapi, 'orderApplication');
      const changed = await application.apply(institution.orders, delivery, keepLease);
      await orderAnnouncer(strapi)(changed);
    }
  }
}

/** Services of what is sent, when, and how much of it; and the workers. */
export const sendingServices: Factories<
  | 'permits'
  | 'pauses'
  | 'callBudget'
  | 'bulkGuard'
  | 'pullGuard'
  | 'loadStore'
  | 'loads'
  | 'background'
> = {
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
  pauses: ({ strapi }) =>
    databasePauses({
      database: getService(strapi, 'database'),
      log: log(strapi),
      wakeWorkers: () => getService(strapi, 'background').wakeAll(),
    }),
  callBudget: ({ strapi }) =>
    callBudgets({
      database: getService(strapi, 'database'),
      institutions: getService(strapi, 'institutions'),
      permits: getService(strapi, 'permits'),
      holdingLoads: () => getService(strapi, 'loadStore').holding(),
    }),
  bulkGuard: ({ strapi }) =>
    bulkGuard({
      database: getService(strapi, 'database'),
      loads: getService(strapi, 'loadStore'),
      limit: getService(strapi, 'configuration').bulkGuard,
    }),
  pullGuard: ({ strapi }) =>
    pullGuard({
      database: getService(strapi, 'database'),
      loads: getService(strapi, 'loadStore'),
      limit: getService(strapi, 'configuration').bulkGuard.pulls,
      now: () => new Date(),
    }),
  loadStore: ({ strapi }) => databaseLoadStore(getService(strapi, 'database')),
  loads: ({ strapi }) =>
    loads({
      database: getService(strapi, 'database'),
      store: getService(strapi, 'contactStore'),
      loads: getService(strapi, 'loadStore'),
      institutions: getService(strapi, 'institutions'),
      callBudget: getService(strapi, 'callBudget'),
      namesOf: namesOfAuthors(strapi),
      canonical: canonicalSettings(getService(strapi, 'configuration').phoneCountry),
      guardLimit: getService(strapi, 'configuration').bulkGuard.links,
      historyRetentionDays: getService(strapi, 'configuration').historyRetentionDays,
      attributesOf: (uid) => strapi.getModel(uid as UID.Schema).attributes,
      announce: (changed) => announceContacts(strapi, getService(strapi, 'database'), changed),
      async deleteContact(documentId) {
        await strapi.documents(CONTACT_UID as UID.ContentType).delete({ documentId });
      },
      references: contactReferences(strapi),
      log: log(strapi),
      now: () => new Date(),
      wake() {
        getService(strapi, 'background').wakeLoads();
        getService(strapi, 'background').wakeDispatchers();
      },
    }),
  background,
};
