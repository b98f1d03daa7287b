import type { Knex } from 'knex';
import type { StrapiDatabase } from '../database/strapi-database';
import type { OpenChannel } from './notifications';

/** A connection of the driver `pg`, as far as it is used. */
export interface PostgresConnection {
  query(sql: string, values?: readonly string[]): Promise<unknown>;
  on(event: 'notification', listener: (message: { payload?: string }) => void): unknown;
  on(event: 'error' | 'end', listener: () => void): unknown;
}

interface PostgresPorts {
  connect(): Promise<PostgresConnection>;
  disconnect(connection: PostgresConnection): Promise<void>;
}

/** Notifications only reach processes on the same database. */
const CHANNEL = 's360_changes';

/** LISTEN and NOTIFY of PostgreSQL, on a connection of their own. */
export const postgresChannel =
  ({ connect, disconnect }: PostgresPorts): OpenChannel =>
  async ({ heard, lost }) => {
    const opened = await connect();
    const close = () => disconnect(opened);
    opened.on('error', lost);
    opened.on('end', lost);
    opened.on('notification', ({ payload }) => heard(payload));
    try {
      await opened.query(`listen ${CHANNEL}`);
    } catch (error) {
      await close().catch(() => undefined);
      throw error;
    }
    return {
      send: (sender) => opened.query('select pg_notify($1, $2)', [CHANNEL, sender]),
      close,
    };
  };

/**
 * The channel that the database offers, or none. The connection is made with the host's own
 * settings and does not count towards its pool.
 */
export function databaseChannel({ client, connection }: StrapiDatabase): OpenChannel | null {
  if (client !== 'postgres') return null;
  const driver = connection.client as Knex.Client;
  return postgresChannel({
    connect: () => driver.acquireRawConnection() as Promise<PostgresConnection>,
    disconnect: (opened) => driver.destroyRawConnection(opened),
  });
}
