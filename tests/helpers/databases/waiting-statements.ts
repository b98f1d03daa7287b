import type { Core } from '@strapi/strapi';
import { databaseClient } from './client';

/** Databases whose transactions run in parallel, unlike those of SQLite. */
export const SERVERS = ['postgres', 'mysql'] as const;

/** The statements on the database of a Strapi that wait for the lock of another transaction. */
export async function waitingStatements({ db }: Core.Strapi): Promise<string[]> {
  switch (databaseClient()) {
    case 'sqlite':
      return [];
    case 'postgres':
      return db
        .connection('pg_stat_activity')
        .where({ datname: db.connection.raw('current_database()'), wait_event_type: 'Lock' })
        .pluck('query');
    case 'mysql':
      return db
        .connection('information_schema.innodb_trx')
        .join('information_schema.processlist', 'id', 'trx_mysql_thread_id')
        .where({ db: db.connection.raw('database()'), trx_state: 'LOCK WAIT' })
        .pluck('trx_query');
  }
}
