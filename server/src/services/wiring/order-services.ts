import { orderApplication } from '../orders/receive/order-application';
import { databaseOrderStore } from '../orders/receive/order-store';

import { getService } from '..';
import type { Factories } from './factory';

/** Services of orders. */
export const orderServices: Factories<'orderStore' | 'orderApplication'> = {
  orderStore: ({ strapi }) => databaseOrderStore(getService(strapi, 'database'), refreshFacts),
  orderApplication: ({ strapi }) =>
    orderApplication({
      store: getService(strapi, 'orderStore'),
      deliveries: getService(strapi, 'deliveryStore'),
      now: () => new Date(),
      oneTransaction: (work) => getService(strapi, 'database').contended(work),
    }),
};

const refreshFacts = () => Promise.resolve();
