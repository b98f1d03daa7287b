import type { Knex } from 'knex';
import { CONTACT_LINK_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';

/**
 * A subquery: the ids of links with open conflicts, which are few. SQLite would look for them through
 * all that wait.
 */
export function linksInConflict(database: StrapiDatabase): Knex.QueryBuilder {
  const { column, table } = database.names(CONTACT_LINK_UID);
  return database.connection(table).select('id').where(column('openConflicts'), '>', 0);
}
