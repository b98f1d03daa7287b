import { authorOf } from '../kernel/http/request-author';
import type { Core } from '@strapi/strapi';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { namesOfAuthors } from '../kernel/authors';
import { announceContacts, type ChangedContact } from '../contacts';
import { strapiDatabase } from '../kernel/database/strapi-database';
import {
  bullmqChannel,
  createNotifications,
  databaseChannel,
  NO_NOTIFICATIONS,
  type Notifications,
} from '../kernel/notifications';
import type { WakeSettings } from './wake-settings';
import { databaseInstallation } from '../kernel/installation';
import { databaseLeases } from '../kernel/leases';
import { tracingOf } from '../kernel/tracing/open-telemetry';
import type { Log, PluginCore, Wake } from '../kernel/plugin-core';
import { announceOrders, type ChangedOrder } from '../orders';

interface ConnectedWake extends Wake {
  /** Call it when the workers are created. */
  connect(workers: Wake): void;
}

interface Announcers {
  contacts(changed: readonly ChangedContact[]): Promise<void>;
  orders(changed: readonly ChangedOrder[]): Promise<void>;
}

/**
 * How long a process that is stopped waits for what is in flight: longer than a call to S-360, which
 * ends after 20 s, and shorter than the 30 s after which Kubernetes and others kill it.
 */
const STOP_WITHIN_MS = 25_000;

/** The parts that exist once per process and are passed to every module. */
export interface Process extends PluginCore {
  stopWithinMs: number;
  /** Between 0 and 1: chooses which saves are read back. */
  random(): number;
  wake: ConnectedWake;
  /** What processes notify each other of; `wake` does. */
  notifications: Notifications;
  /** Emits the events of changed records for other plugins. */
  announce: Announcers;
  /** Does the same, and wakes the dispatchers to look for due work. */
  announceAndWake: Announcers;
}

function wakeSignal({ database, log, strapi }: Pick<Process, 'database' | 'log' | 'strapi'>) {
  let workers: Wake | null = null;
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
    <Of extends unknown[]>(wakeOwn: (workers: Wake, ...of: Of) => void) =>
    (...of: Of): void => {
      if (workers) wakeOwn(workers, ...of);
      notifications.notify();
    };
  const wake: ConnectedWake = {
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
    stopWithinMs: STOP_WITHIN_MS,
    random: () => Math.random(),
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
