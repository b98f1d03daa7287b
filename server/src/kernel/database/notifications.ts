import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { createWorker } from '../worker';
import type { StrapiDatabase } from './strapi-database';

/**
 * Lets the processes on one database notify each other that something has changed. A lost
 * notification only delays: whoever waits for one also looks from time to time.
 */
export interface Notifications {
  /** Connects, and connects again for as long as it is not closed. */
  open(): void;
  /** Notifies the other processes soon, and once for many calls. */
  notify(): void;
  /** Whether notifications of others arrive now. */
  areHeard(): boolean;
  close(): Promise<void>;
}

/** On databases without notifications. */
export const NO_NOTIFICATIONS: Notifications = {
  open: () => undefined,
  notify: () => undefined,
  areHeard: () => false,
  close: () => Promise.resolve(),
};

/** A connection of the driver `pg`, as far as it is used. */
export interface PostgresConnection {
  query(sql: string, values?: readonly string[]): Promise<unknown>;
  on(event: 'notification', listener: (message: { payload?: string }) => void): unknown;
  on(event: 'error' | 'end', listener: () => void): unknown;
}

export interface NotificationPorts {
  connect(): Promise<PostgresConnection>;
  disconnect(connection: PostgresConnection): Promise<void>;
  /** Another process has notified, or may have while nothing could be heard. */
  heard(): void;
  log: { error(message: string): void };
}

/** Notifications only reach processes on the same database. */
const CHANNEL = 's360_changes';
/** At most this often, so that a flood of changes keeps nobody busy. */
const NOTIFY_EVERY_MS = 250;
const RECONNECT_AFTER_MS = 1_000;
const LONGEST_AFTER_FAILURE_MS = 30_000;

/** LISTEN and NOTIFY of PostgreSQL, on a connection of their own. */
export function postgresNotifications(ports: NotificationPorts): Notifications {
  /** PostgreSQL also notifies the sender. */
  const self = randomUUID();
  let connection: PostgresConnection | null = null;
  let end: () => void = () => undefined;
  let timer: NodeJS.Timeout | null = null;
  let notifiedAt = -Infinity;
  /** The last notification, until it is answered. */
  let sent: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  async function listen(): Promise<void> {
    const opened = await ports.connect();
    const ended = new Promise<void>((resolve) => (end = resolve));
    opened.on('error', end);
    opened.on('end', end);
    opened.on('notification', ({ payload }) => {
      if (payload !== self) ports.heard();
    });
    try {
      if (isClosed) return;
      await opened.query(`listen ${CHANNEL}`);
      connection = opened;
      ports.heard();
      await ended;
    } finally {
      connection = null;
      await ports.disconnect(opened).catch(() => undefined);
    }
  }

  const worker = createWorker(({ sleep }) => ({
    name: 'notifications of other processes',
    async turn() {
      await listen();
      return undefined;
    },
    rest: (failuresInARow) =>
      sleep(Math.min(LONGEST_AFTER_FAILURE_MS, RECONNECT_AFTER_MS * 2 ** failuresInARow)),
    log: ports.log,
  }));

  function send(): void {
    timer = null;
    notifiedAt = performance.now();
    // The driver takes one statement at a time. Without a connection the others find the change when
    // they look.
    sent = sent
      .then(() => connection?.query('select pg_notify($1, $2)', [CHANNEL, self]))
      .catch(() => end());
  }

  return {
    open: worker.start,
    notify() {
      if (timer !== null || connection === null) return;
      timer = setTimeout(send, Math.max(0, notifiedAt + NOTIFY_EVERY_MS - performance.now()));
      timer.unref();
    },
    areHeard: () => connection !== null,
    async close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      // An attempt to connect may take minutes, so nobody waits for it.
      const isConnected = connection !== null;
      const stopped = worker.stop();
      end();
      if (isConnected) await stopped;
    },
  };
}

/**
 * The notifications that the database offers. The connection is made with the host's own settings
 * and does not count towards its pool.
 */
export function databaseNotifications(
  { client, connection }: StrapiDatabase,
  ports: Pick<NotificationPorts, 'heard' | 'log'>,
): Notifications {
  if (client !== 'postgres') return NO_NOTIFICATIONS;
  const driver = connection.client as Knex.Client;
  return postgresNotifications({
    ...ports,
    connect: () => driver.acquireRawConnection() as Promise<PostgresConnection>,
    disconnect: (opened) => driver.destroyRawConnection(opened),
  });
}
