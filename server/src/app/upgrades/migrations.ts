import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../contracts/uids';
import type { Migration } from './migration';
import { linksWithoutRelation } from './migrations/0001-links-without-relation';

/** All migrations, in the order in which they run. */
export const MIGRATIONS: readonly Migration[] = [linksWithoutRelation];

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
