import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { stateWords } from '../../orders/state-words';
import { databaseLeases } from '../dispatch/leases';
import { orderAsking } from '../orders/asking/order-asking';
import { wantedFailures } from '../dispatch/wanted-failures';
import { orderSweep } from '../orders/linking/order-sweep';
import { orderApplication } from '../orders/receive/order-application';
import { databaseOrderStore } from '../orders/receive/order-store';

import { getService } from '..';
import { CLOCK, log, orderAnnouncer, type Factories } from './factory';

/** Services of orders. */
export const orderServices: Factories<
  | 'orderStore'
  | 'orderApplication'
  | 'orderAsking'
  | 'wantedFailures'
  | 'orderLinking'
  | 'orderSweep'
  | 'stateWords'
> = {
  orderLinking: ({ strapi }) => ({
    ...CLOCK,
    refreshFacts: ({ trx }, documentIds, at) =>
      getService(strapi, 'contactFacts').refresh(trx, documentIds, at),
  }),
  orderAsking: ({ strapi }) =>
    orderAsking({
      database: getService(strapi, 'database'),
      institutions: getService(strapi, 'institutions'),
      store: getService(strapi, 'orderStore'),
      now: () => new Date(),
      wake: () => getService(strapi, 'background').wakeDispatchers(),
    }),
  wantedFailures: ({ strapi }) => {
    const ports = { ...CLOCK, database: getService(strapi, 'database') };
    return {
      pull: wantedFailures('pull', ports),
      orderPull: wantedFailures('orderPull', ports),
    };
  },
  orderSweep({ strapi }) {
    const database = getService(strapi, 'database');
    const sweep = orderSweep({
      database,
      leases: databaseLeases(database, `${hostname()}/${process.pid}/${randomUUID()}`),
      institutions: () =>
        getService(strapi, 'institutions')
          .all()
          .map(({ baseUrl, code }) => ({ institution: code, baseUrl })),
      linking: () => getService(strapi, 'orderLinking'),
    });
    return {
      async run() {
        const mended = await sweep.run();
        if (mended > 0) {
          log(strapi).info(`${mended} orders, their holders or their lines were linked anew`);
        }
        return mended;
      },
    };
  },
  stateWords({ strapi }) {
    const database = getService(strapi, 'database');
    return stateWords({
      ...CLOCK,
      database,
      institutions: getService(strapi, 'institutions'),
      leases: databaseLeases(database, `${hostname()}/${process.pid}/${randomUUID()}`),
      store: getService(strapi, 'orderStore'),
      announce: orderAnnouncer(strapi),
    });
  },
  orderStore: ({ strapi }) =>
    databaseOrderStore(getService(strapi, 'database'), {
      refreshFacts: getService(strapi, 'orderLinking').refreshFacts,
      guard: getService(strapi, 'pullGuard'),
    }),
  orderApplication: ({ strapi }) =>
    orderApplication({
      store: getService(strapi, 'orderStore'),
      deliveries: getService(strapi, 'deliveryStore'),
      now: () => new Date(),
      oneTransaction: (work) => getService(strapi, 'database').contended(work),
    }),
};
