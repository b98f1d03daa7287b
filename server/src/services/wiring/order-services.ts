import { orderAsking } from '../orders/asking/order-asking';
import { wantedFailures } from '../dispatch/wanted-failures';
import { sweepOrderLinks } from '../orders/linking/link-orders';
import { orderApplication } from '../orders/receive/order-application';
import { databaseOrderStore } from '../orders/receive/order-store';

import { getService } from '..';
import { CLOCK, log, type Factories } from './factory';

/** Services of orders. */
export const orderServices: Factories<
  | 'orderStore'
  | 'orderApplication'
  | 'orderAsking'
  | 'wantedFailures'
  | 'orderLinking'
  | 'orderSweep'
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
  orderSweep: ({ strapi }) => ({
    async run() {
      const database = getService(strapi, 'database');
      let found = 0;
      for (const { baseUrl, code } of getService(strapi, 'institutions').all()) {
        const institution = { institution: code, baseUrl };
        found += await sweepOrderLinks(database, institution, getService(strapi, 'orderLinking'));
      }
      if (found > 0) log(strapi).info(`${found} orders or their holders were linked anew`);
      return found;
    },
  }),
  orderStore: ({ strapi }) =>
    databaseOrderStore(
      getService(strapi, 'database'),
      getService(strapi, 'orderLinking').refreshFacts,
    ),
  orderApplication: ({ strapi }) =>
    orderApplication({
      store: getService(strapi, 'orderStore'),
      deliveries: getService(strapi, 'deliveryStore'),
      now: () => new Date(),
      oneTransaction: (work) => getService(strapi, 'database').contended(work),
    }),
};
