import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { databaseLeases } from '../dispatch/leases';
import { contactFactsService } from '../orders/facts/contact-facts';
import { strapiFactsMemory } from '../orders/facts/rebuild-memory';

import { getService } from '..';
import { CLOCK, type Factories } from './factory';

/** What contacts' orders add up to. */
export const factServices: Factories<'contactFacts'> = {
  contactFacts({ strapi }) {
    const database = getService(strapi, 'database');
    return contactFactsService({
      database,
      clock: CLOCK,
      memory: strapiFactsMemory(strapi, database),
      leases: databaseLeases(database, `${hostname()}/${process.pid}/${randomUUID()}`),
      mainCurrency: getService(strapi, 'configuration').mainCurrency ?? null,
    });
  },
};
