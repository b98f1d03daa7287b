import { PERMIT_UID } from '../contracts/uids';
import { gathered, type Gathered } from '../kernel/database/gathered';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { text } from '../kernel/database/values';
import { grouped } from '../kernel/grouped';
import { DAY_MS } from '../kernel/time/durations';

/** The methods that S-360 answered with 404 within a day and has not carried out since. */
export const gatheredMissingMethods = (database: StrapiDatabase): Gathered<readonly string[]> =>
  gathered<readonly string[]>(
    database,
    async (institutions) => {
      const { clock, connection } = database;
      const { column, table } = database.names(PERMIT_UID);
      const [institution, method, takenAt] = [
        column('institution'),
        column('method'),
        column('takenAtMs'),
      ];
      const rows: Row[] = await connection({ missing: table })
        .whereIn(`missing.${institution}`, institutions)
        .where({
          [`missing.${column('outcome')}`]: 'failed',
          [`missing.${column('httpStatus')}`]: 404,
        })
        .where(`missing.${takenAt}`, '>', clock.now().getTime() - DAY_MS)
        .whereNotExists(
          connection({ done: table })
            .select(connection.raw('1'))
            .whereRaw('?? = ??', [`done.${institution}`, `missing.${institution}`])
            .whereRaw('?? = ??', [`done.${method}`, `missing.${method}`])
            .whereRaw('?? > ??', [`done.${takenAt}`, `missing.${takenAt}`])
            .where(`done.${column('outcome')}`, 'ok'),
        )
        .distinct({ institution: `missing.${institution}`, method: `missing.${method}` });
      const byInstitution = grouped(rows, (row) => text(row.institution) ?? '');
      return new Map(
        [...byInstitution].map(([code, own]) => [
          code,
          own.flatMap((row) => text(row.method) ?? []).sort(),
        ]),
      );
    },
    [],
  );
