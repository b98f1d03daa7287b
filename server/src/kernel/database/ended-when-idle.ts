import type { Knex } from 'knex';

/** The databases that Strapi runs on. */
export type DatabaseClient = 'sqlite' | 'postgres' | 'mysql';

/**
 * How long the database waits for the next statement of a transaction, s: a process that is frozen
 * in one would keep its rows locked for all others.
 */
const MAX_IDLE_S = 5;

/** MariaDB alone runs what stands in this comment; MySQL has no such limit. */
const onMariadb = (limit: number | 'default'): string =>
  `set @s360_idle = 0 /*M!100300 , session idle_transaction_timeout = ${limit} */`;

/** Lets the database end a transaction of somebody else that we join; only PostgreSQL can. */
export async function endWhenIdle(client: DatabaseClient, trx: Knex.Transaction): Promise<void> {
  if (client === 'postgres')
    await trx.raw(`set local idle_in_transaction_session_timeout = '${MAX_IDLE_S}s'`);
}

/** Runs the work of a new transaction, which the database ends when it is idle for too long. */
export async function endedWhenIdle<T>(
  client: DatabaseClient,
  trx: Knex.Transaction,
  work: () => Promise<T>,
): Promise<T> {
  await endWhenIdle(client, trx);
  if (client !== 'mysql') return work();
  await trx.raw(onMariadb(MAX_IDLE_S));
  try {
    return await work();
  } finally {
    // The limit is the connection's, which others use next. A closed connection needs no reset.
    await trx.raw(onMariadb('default')).catch(() => undefined);
  }
}
