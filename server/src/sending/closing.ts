import { PERMIT_STATE_UID } from '../contracts/uids';
import { gathered, type Gathered } from '../kernel/database/gathered';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { databaseTimeMs } from '../kernel/database/time';
import { integer, text } from '../kernel/database/values';

/** Until when a row says that no calls may be made, ms: S-360's limit or our own back-off. */
export const closedUntilMs = (row: Row): number =>
  Math.max(integer(row.closedUntilMs), integer(row.backoffUntilMs));

/** For how long, by the database's clock, no calls may be made to institutions; 0 where they may. */
export const gatheredClosing = (database: StrapiDatabase): Gathered<number> =>
  gathered(
    database,
    (institutions) =>
      database.transaction(async (trx) => {
        const rows = await database
          .query(PERMIT_STATE_UID)
          .select(['institution', 'closedUntilMs', 'backoffUntilMs'])
          .where({ institution: { $in: institutions } })
          .execute();
        const nowMs = await databaseTimeMs(database, trx);
        return new Map(
          rows.map((row) => [text(row.institution) ?? '', Math.max(0, closedUntilMs(row) - nowMs)]),
        );
      }),
    0,
  );
