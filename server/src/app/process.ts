import { authorOf, type Author } from '../kernel/http/request-author';
import type { Core } from '@strapi/strapi';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { namesOfAuthors, type NamesOfAuthors } from '../kernel/authors';
import type { Background } from './background/background';
import { announceContacts, type ChangedContact } from '../contacts';
import { strapiDatabase, type StrapiDatabase } from '../kernel/database/strapi-database';
import {
  bullmqChannel,
  createNotifications,
  databaseChannel,
  NO_NOTIFICATIONS,
  type Notifications,
} from '../kernel/notifications';
import type { WakeSettings } from './wake-settings';
import { databaseInstallation, type Installation } from '../kernel/installation';
import { databaseLeases, type Leases, type VisibleLeases } from '../kernel/leases';
import { tracingOf } from '../kernel/tracing/open-telemetry';
import type { Tracing } from '../kernel/tracing/tracing';
import { announceOrders, type ChangedOrder } from '../orders';

/** The log. Background errors are logged with ids and codes, never with data. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/**
 * Makes the workers of this process look for work at once, and those of other processes where the
 * database or BullMQ can notify them. It is connected when the workers are created.
 */
interface Wake extends Pick<
  Background,
  'wakeAll' | 'wakeApplier' | 'wakeDispatchers' | 'wakeBulkJobs'
> {
  connect(workers: Background): void;
}

interface Announcers {
  contacts(changed: readonly ChangedContact[]): Promise<void>;
  orders(changed: readonly ChangedOrder[]): Promise<void>;
}

/** The parts that exist once per process and are passed to every module. */
export interface Process {
  strapi: Core.Strapi;
  database: StrapiDatabase;
  installation: Installation;
  clock: { now(): Date };
  log: Log;
  tracing: Tracing;
  /** The leases of this process; each process has its own identity. */
  leases: VisibleLeases;
  /** Leases under another identity, for work that must exclude other work in the same process. */
  newLeases(): Leases;
  namesOf: NamesOfAuthors;
  author(): Author;
  wake: Wake;
  /** What processes notify each other of; `wake` does. */
  notifications: Notifications;
  /** Emits the events of changed records for other plugins. */
  announce: Announcers;
  /** Does the same, and wakes the dispatchers to look for due work. */
  announceAndWake: Announcers;
}

function wakeSignal({ database, log, strapi }: Pick<Process, 'database' | 'log' | 'strapi'>) {
  let workers: Background | null = null;
  const settings = strapi.config.get<WakeSettings>('plugin::s360.wake');
  const openChannel =
    settings?.kind === 'bullmq'
      ? bullmqChannel(settings, strapi.dirs.app.root)
      : databaseChannel(database);
  const notifications =
    openChannel === null
      ? NO_NOTIFICATIONS
      : createNotifications({ openChannel, heard: () => workers?.wakeAll(), log });
  const waking =
    <Of extends unknown[]>(wakeOwn: (workers: Background, ...of: Of) => void) =>
    (...of: Of): void => {
      if (workers) wakeOwn(workers, ...of);
      notifications.notify();
    };
  const wake: Wake = {
    connect(made) {
      workers = made;
    },
    wakeAll: waking((own) => own.wakeAll()),
    wakeApplier: waking((own, institution, stream) => own.wakeApplier(institution, stream)),
    wakeDispatchers: waking((own) => own.wakeDispatchers()),
    wakeBulkJobs: waking((own) => own.wakeBulkJobs()),
  };
  return { notifications, wake };
}

/** Creates the parts that exist once per process, for the Strapi that runs in it. */
export function processOf(strapi: Core.Strapi): Process {
  const database = strapiDatabase(strapi);
  const newLeases = () => databaseLeases(database, `${hostname()}/${process.pid}/${randomUUID()}`);
  const log: Log = {
    info: (message) => strapi.log.info(`s360: ${message}`),
    warn: (message) => strapi.log.warn(`s360: ${message}`),
    error: (message) => strapi.log.error(`s360: ${message}`),
  };
  const { notifications, wake } = wakeSignal({ database, log, strapi });
  const announce: Announcers = {
    contacts: (changed) => announceContacts(strapi, database, changed),
    orders: (changed) => announceOrders(strapi, database, changed),
  };
  return {
    strapi,
    database,
    installation: databaseInstallation(database),
    clock: database.clock,
    log,
    tracing: tracingOf(strapi),
    leases: newLeases(),
    newLeases,
    namesOf: namesOfAuthors(strapi),
    author: () => authorOf(strapi),
    wake,
    notifications,
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
