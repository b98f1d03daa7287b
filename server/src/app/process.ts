import { authorOf, type Author } from '../kernel/request-author';
import type { Core } from '@strapi/strapi';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { namesOfAuthors, type NamesOfAuthors } from '../kernel/authors';
import type { Background } from './background/background';
import { announceContacts, type ChangedContact } from '../contacts';
import { strapiDatabase, type StrapiDatabase } from '../kernel/database/strapi-database';
import { databaseLeases, type Leases } from '../kernel/leases';
import { announceOrders, type ChangedOrder } from '../orders';

/** What goes wrong in background work is logged with ids and codes, never with data. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** Lets the workers of this process look for work at once; it is connected when they are made. */
export interface Wake extends Pick<
  Background,
  'wakeAll' | 'wakeApplier' | 'wakeDispatchers' | 'wakeBulkJobs'
> {
  connect(workers: Background): void;
}

/** Tell other plugins of records that changed. */
export interface Announcers {
  contacts(changed: readonly ChangedContact[]): Promise<void>;
  orders(changed: readonly ChangedOrder[]): Promise<void>;
}

/** What there is once per process, and every module is handed. */
export interface Process {
  strapi: Core.Strapi;
  database: StrapiDatabase;
  clock: { now(): Date };
  log: Log;
  /** The leases of this process; each process has an identity of its own. */
  leases: Leases;
  /** Leases under another identity: for work that must exclude itself in the same process. */
  newLeases(): Leases;
  namesOf: NamesOfAuthors;
  /** Who makes the request that is being answered. */
  author(): Author;
  wake: Wake;
  /** Emits the events of what changed, for other plugins. */
  announce: Announcers;
  /** The same, and has the dispatchers look at what is due because of it. */
  announceAndWake: Announcers;
}

function wakeSignal(): Wake {
  let workers: Background | null = null;
  return {
    connect(made) {
      workers = made;
    },
    wakeAll: () => workers?.wakeAll(),
    wakeApplier: (institution, stream) => workers?.wakeApplier(institution, stream),
    wakeDispatchers: () => workers?.wakeDispatchers(),
    wakeBulkJobs: () => workers?.wakeBulkJobs(),
  };
}

/** Makes what there is once per process, for the Strapi that runs in it. */
export function processOf(strapi: Core.Strapi): Process {
  const database = strapiDatabase(strapi);
  const newLeases = () => databaseLeases(database, `${hostname()}/${process.pid}/${randomUUID()}`);
  const wake = wakeSignal();
  const announce: Announcers = {
    contacts: (changed) => announceContacts(strapi, database, changed),
    orders: (changed) => announceOrders(strapi, database, changed),
  };
  return {
    strapi,
    database,
    clock: { now: () => new Date() },
    log: {
      info: (message) => strapi.log.info(`s360: ${message}`),
      warn: (message) => strapi.log.warn(`s360: ${message}`),
      error: (message) => strapi.log.error(`s360: ${message}`),
    },
    leases: newLeases(),
    newLeases,
    namesOf: namesOfAuthors(strapi),
    author: () => authorOf(strapi),
    wake,
    announce,
    announceAndWake: {
      contacts(changed) {
        wake.wakeDispatchers();
        return announce.contacts(changed);
      },
      orders(changed) {
        wake.wakeDispatchers();
        return announce.orders(changed);
      },
    },
  };
}
