import { readFailureReason } from '../contracts/reasons';
import type { FailureCause, FailureKind } from '../contracts/institutions/steering';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, isoTime, text, textsIn } from '../kernel/database/values';
import { earlier } from '../kernel/time/earlier';
import type { InstitutionScope } from '../kernel/http/institution-scope';
import { isNotHeld } from './queued-reads';

/** Failed reads from S-360, grouped by cause, and their retry. */
export interface FailedReads {
  causes(scope: InstitutionScope): Promise<FailureCause[]>;
  /** Leaves out what a bulk job has put on hold. @returns how many reads are retried */
  retry(selection: { institution: string; code?: string | undefined }): Promise<number>;
}

/** How many examples are listed for one cause. */
const NAMED = 5;

interface FailedReadsPorts {
  database: StrapiDatabase;
  /** Ids of bulk jobs that have put reads on hold. */
  holdingBulkJobs(): Promise<number[]>;
  now(): Date;
}

/** The failed reads in one table. `number` is the attribute that identifies a row to operators. */
export function failedReads(
  { kind, number, uid }: { kind: FailureKind; uid: string; number: string },
  { database, holdingBulkJobs, now }: FailedReadsPorts,
): FailedReads {
  const { column, table } = database.names(uid);

  async function counted(scope: InstitutionScope): Promise<Row[]> {
    const code = column('failureCode');
    const bulkJobId = column('bulkJobId');
    const rows = database
      .connection(table)
      .select({ institution: 'institution', code, bulkJobId })
      .count({ queued: '*', givenUp: column('givenUpAt') })
      .min({ since: column('queuedAt') })
      .whereNotNull(code)
      .groupBy('institution', code, bulkJobId);
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
      numbers: textsIn(rows, number),
    };
  }

  return {
    async causes(scope) {
      const causes = new Map<string, FailureCause>();
      const holding = new Set(await holdingBulkJobs());
      for (const row of await counted(scope)) {
        const named = { institution: text(row.institution) ?? '', code: text(row.code) ?? '' };
        const key = JSON.stringify(named);
        const cause = causes.get(key) ?? {
          ...named,
          ...(await examplesOf(named.institution, named.code)),
          ...{ kind, failed: 0, retrying: 0, onHold: 0, since: null },
        };
        const failed = integer(row.givenUp);
        const isOnHold = row.bulkJobId !== null && holding.has(integer(row.bulkJobId));
        cause.failed += failed;
        cause[isOnHold ? 'onHold' : 'retrying'] += integer(row.queued) - failed;
        cause.since = earlier(cause.since, isoTime(row.since));
        causes.set(key, cause);
      }
      return [...causes.values()];
    },
    async retry({ code, institution }) {
      const retried: unknown = await database
        .query(uid)
        .where({
          institution,
          failureCode: code ?? { $notNull: true },
          $and: isNotHeld(await holdingBulkJobs()),
        })
        .update({ queuedAt: now(), attempts: 0, nextAttemptAt: null, givenUpAt: null })
        .execute();
      return integer(retried);
    },
  };
}
