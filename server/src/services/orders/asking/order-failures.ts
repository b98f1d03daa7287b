import type { SyncFailure } from '../../../contracts/contact-sync';
import type { FailureCause } from '../../../contracts/steering';
import { WANTED_ORDER_UID } from '../../../contracts/uids';
import type { Row, StrapiDatabase } from '../../database/strapi-database';
import { integer, json, text } from '../../database/values';

/** Orders that could not be read from S-360, by cause, and trying them again. */
export interface OrderFailures {
  causes(institution?: string): Promise<FailureCause[]>;
  /** Answers how many orders are tried again. */
  retry(selection: { institution: string; code?: string | undefined }): Promise<number>;
}

/** The service on Strapi's database. */
export function orderFailures({
  database,
  now,
}: {
  database: StrapiDatabase;
  now(): Date;
}): OrderFailures {
  const { column, table } = database.names(WANTED_ORDER_UID);

  async function counted(institution?: string): Promise<Row[]> {
    const code = column('failureCode');
    const rows = database
      .connection(table)
      .select({ institution: 'institution', code })
      .count({ wanted: '*', givenUp: column('givenUpAt') })
      .whereNotNull(code)
      .groupBy('institution', code);
    return institution === undefined ? rows : rows.where({ institution });
  }

  async function wordsFor(institution: string, failureCode: string): Promise<string> {
    const [row] = await database
      .query(WANTED_ORDER_UID)
      .select(['failure'])
      .where({ institution, failureCode })
      .limit(1)
      .execute();
    return json<SyncFailure>(row?.failure)?.message ?? '';
  }

  return {
    async causes(institution) {
      const causes: FailureCause[] = [];
      for (const row of await counted(institution)) {
        const cause = { institution: text(row.institution) ?? '', code: text(row.code) ?? '' };
        const failed = integer(row.givenUp);
        const message = await wordsFor(cause.institution, cause.code);
        const retrying = integer(row.wanted) - failed;
        causes.push({ ...cause, kind: 'orderPull', message, failed, retrying });
      }
      return causes;
    },
    async retry({ code, institution }) {
      const retried: unknown = await database
        .query(WANTED_ORDER_UID)
        .where({ institution, failureCode: code ?? { $notNull: true } })
        .update({ wantedAt: now(), attempts: 0, nextAttemptAt: null, givenUpAt: null })
        .execute();
      return integer(retried);
    },
  };
}
