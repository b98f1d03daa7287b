import { CONTACT_LINK_UID, QUEUED_ORDER_UID, QUEUED_PULL_UID } from '../contracts/uids';
import { gathered, type Gathered } from '../kernel/database/gathered';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, text } from '../kernel/database/values';

/**
 * How many contacts and orders of an institution failed and are being tried again, in one statement
 * for all institutions. The causes of failures count the same, but also read examples of each.
 */
export const gatheredRetries = (database: StrapiDatabase): Gathered<number> =>
  gathered(
    database,
    async () => {
      const rows = await countedRetries(database);
      return new Map(
        rows.map(({ institution, retries }) => [text(institution) ?? '', integer(retries)]),
      );
    },
    0,
  );

async function countedRetries(database: StrapiDatabase): Promise<Row[]> {
  const failed = (uid: string) => {
    const { column, table } = database.names(uid);
    return database.connection(table).select('institution').where(column('failureCode'), '>', '');
  };
  const queued = (uid: string) => failed(uid).whereNull(database.names(uid).column('givenUpAt'));
  const retried = failed(CONTACT_LINK_UID)
    .whereIn('state', ['pending', 'sending'])
    .unionAll([queued(QUEUED_PULL_UID), queued(QUEUED_ORDER_UID)]);
  return database.connection
    .from(retried.as('retried'))
    .select('institution')
    .count({ retries: '*' })
    .groupBy('institution');
}
