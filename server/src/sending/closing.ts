import { PERMIT_STATE_UID } from '../contracts/uids';
import { gathered, type Gathered } from '../kernel/database/gathered';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { databaseTimeMs } from '../kernel/database/time';
import { integer, text } from '../kernel/database/values';

/** For how long, by the database's clock, no calls may be made to institutions; 0 where they may. */
export const gatheredClosing = (database: StrapiDatabase): Gathered<number> =>
  gathered(
    database,
    (institutions) =>
      database.transaction(async (trx) => {
        const rows = await database
          .query(PERMIT_STATE_UID)
          .select(['institution', 'closedUntilMs'])
          .where({ institution: { $in: institutions } })
          .execute();
        const nowMs = await databaseTimeMs(database, trx);
        return new Map(
          rows.map(({ closedUntilMs, institution }) => [
            text(institution) ?? '',
            Math.max(0, integer(closedUntilMs) - nowMs),
          ]),
        );
      }),
    0,
  );
