import { readFailureReason } from '../contracts/reasons';
import type { FailureCause, FailureKind } from '../contracts/institutions/steering';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, text, time } from '../kernel/database/values';
import type { InstitutionScope } from '../kernel/institution-scope';

/** Failed reads from S-360, grouped by cause, and their retry. */
export interface FailedReads {
  causes(scope: InstitutionScope): Promise<FailureCause[]>;
  /** @returns how many reads are retried */
  retry(selection: { institution: string; code?: string | undefined }): Promise<number>;
}

/** How many examples are listed for one cause. */
const NAMED = 5;

/** The failed reads in one table. `number` is the attribute that identifies a row to operators. */
export function failedReads(
  { kind, number, uid }: { kind: FailureKind; uid: string; number: string },
  { database, now }: { database: StrapiDatabase; now(): Date },
): FailedReads {
  const { column, table } = database.names(uid);

  async function counted(scope: InstitutionScope): Promise<Row[]> {
    const code = column('failureCode');
    const rows = database
      .connection(table)
      .select({ institution: 'institution', code })
      .count({ wanted: '*', givenUp: column('givenUpAt') })
      .min({ since: column('queuedAt') })
      .whereNotNull(code)
      .groupBy('institution', code);
    return scope === null ? rows : rows.whereIn('institution', scope);
  }

  async function examplesOf(
    institution: string,
    failureCode: string,
  ): Promise<Pick<FailureCause, 'reason' | 'numbers'>> {
    const rows = await database
      .query(uid)
      .select(['failure', number])
      .where({ institution, failureCode })
      .orderBy({ id: 'asc' })
      .limit(NAMED)
      .execute();
    return {
      reason: readFailureReason(rows[0]?.failure, failureCode),
      numbers: rows.flatMap((row) => text(row[number]) ?? []),
    };
  }

  return {
    async causes(scope) {
      const causes: FailureCause[] = [];
      for (const row of await counted(scope)) {
        const cause = { institution: text(row.institution) ?? '', code: text(row.code) ?? '' };
        const failed = integer(row.givenUp);
        const examples = await examplesOf(cause.institution, cause.code);
        const retrying = integer(row.wanted) - failed;
        const since = time(row.since)?.toISOString() ?? null;
        causes.push({ ...cause, ...examples, kind, failed, retrying, since });
      }
      return causes;
    },
    async retry({ code, institution }) {
      const retried: unknown = await database
        .query(uid)
        .where({ institution, failureCode: code ?? { $notNull: true } })
        .update({ queuedAt: now(), attempts: 0, nextAttemptAt: null, givenUpAt: null })
        .execute();
      return integer(retried);
    },
  };
}
