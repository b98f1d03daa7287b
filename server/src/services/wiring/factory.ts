import type { Core } from '@strapi/strapi';
import type { QuarantinedItemStatus } from '../../contracts/overview';
import { announceContacts } from '../contacts/receive/announce';
import type { MatchingRules } from '../contacts/receive/matching';
import type { ChangedContact } from '../contacts/receive/write-received';
import type { ItemOutcome } from '../deliveries/delivery-store';
import { replayItem } from '../deliveries/replay';
import { heldBy } from '../loads/load-states';
import { announceOrders } from '../orders/receive/announce-orders';
import type { ChangedOrder } from '../orders/receive/receive-orders';
import { replayOrder } from '../orders/receive/replay-order';

import { getService, type Services } from '..';

/** Makes one service when Strapi first asks for it. */
export type Factory<Name extends keyof Services> = (context: {
  strapi: Core.Strapi;
}) => Services[Name];

/** What could go wrong in background work is logged with ids and codes, never with data. */
export const log = (strapi: Core.Strapi) => ({
  info: (message: string) => strapi.log.info(`s360: ${message}`),
  warn: (message: string) => strapi.log.warn(`s360: ${message}`),
  error: (message: string) => strapi.log.error(`s360: ${message}`),
});

/** The time outside of tests. */
export const CLOCK = { now: () => new Date() };

/** The load of this id, while it holds back what is pending. */
export const holdingLoad = (strapi: Core.Strapi) => async (loadId: number) => {
  const load = await getService(strapi, 'loadStore').find(loadId);
  return load && heldBy(load);
};

/** Tells of contacts that changed, and lets the dispatchers see what is due because of it. */
export const announcer = (strapi: Core.Strapi) => async (changed: readonly ChangedContact[]) => {
  getService(strapi, 'background').wakeDispatchers();
  await announceContacts(strapi, getService(strapi, 'database'), changed);
};

/** Tells of orders that changed, and lets the dispatchers see what is due because of it. */
export const orderAnnouncer = (strapi: Core.Strapi) => async (changed: readonly ChangedOrder[]) => {
  getService(strapi, 'background').wakeDispatchers();
  await announceOrders(strapi, getService(strapi, 'database'), changed);
};

/** Judges a quarantined item again, by the institution's matching rules or by others. */
export const replayer =
  (strapi: Core.Strapi) =>
  (item: QuarantinedItemStatus, matching?: MatchingRules): Promise<ItemOutcome> => {
    const deliveryStore = getService(strapi, 'deliveryStore');
    switch (item.stream) {
      case 'contacts':
        return replayItem(item, {
          clock: CLOCK,
          store: getService(strapi, 'contactStore'),
          deliveryStore,
          institutions: getService(strapi, 'institutions'),
          announce: announcer(strapi),
          matching,
        });
      case 'orders':
        return replayOrder(item, {
          ...CLOCK,
          store: getService(strapi, 'orderStore'),
          deliveryStore,
          institutions: getService(strapi, 'institutions'),
          announce: orderAnnouncer(strapi),
        });
    }
  };

/** Some of the services. */
export type Factories<Names extends keyof Services> = { [Name in Names]: Factory<Name> };
