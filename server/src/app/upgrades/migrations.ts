import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { PLUGIN_ID } from '../../contracts/uids';

/**
 * Brings the rows of earlier versions into the tables of this one. It runs before Strapi makes the
 * tables fit the definitions, and thereby deletes columns and tables that are no longer defined. Each
 * is a file in `migrations`, and stays as long as somebody may upgrade from a version before it.
 */
export interface Migration {
  /** `0001-what-it-does`. Strapi remembers by it what has run, so it never changes. */
  name: string;
  /**
   * The changes of the schema that it accounts for: `table`, `table.column` or `table.index`. A test
   * demands each change that rows of a released version might not survive.
   */
  changes: readonly string[];
  /**
   * Runs in a transaction, and never on a fresh database; absent where the old values are to be
   * deleted. It first looks whether there is anything left to do: MySQL keeps changes of tables
   * although the transaction fails, and a process that dies right after it will run it again.
   */
  up?(transaction: Knex.Transaction): Promise<void>;
}

/** All migrations, in the order in which they run. */
export const MIGRATIONS: readonly Migration[] = [];

/** A table of every version: without it the database is fresh, and Strapi creates all tables. */
const ANY_TABLE = 's360_leases';

/** Hands the migrations to Strapi, which runs each once per database. */
export function registerMigrations(
  { db }: Pick<Core.Strapi, 'db'>,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  for (const { name, up } of migrations) {
    db.migrations.providers.internal.register({
      name: `${PLUGIN_ID}::${name}`,
      async up(transaction) {
        if (await transaction.schema.hasTable(ANY_TABLE)) await up?.(transaction);
      },
      down: () => Promise.reject(new Error('Restore the backup made before the upgrade.')),
    });
  }
}
