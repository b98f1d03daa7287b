import type { Knex } from 'knex';

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
