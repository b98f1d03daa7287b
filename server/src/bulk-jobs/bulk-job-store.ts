import type { BulkJobCounts, BulkJobKind, BulkJobState, UndoRefusal } from '../contracts/bulk-jobs';
import { readFailure, readReasons, type SyncFailure } from '../contracts/reasons';
import { BULK_JOB_UID } from '../contracts/uids';
import { forgetRows } from '../kernel/database/forget-rows';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, isRecord, json, jsonText, text, time } from '../kernel/database/values';
import { ENDED_STATES, HOLDING_STATES } from './bulk-job-states';

/** Something that was done about a bulk job. */
export interface BulkJobDecision {
  event: string;
  author: string | null;
  at: string;
}

/** How many links of a bulk job needed nothing any more, at a moment. */
export interface SentSample {
  atMs: number;
  sent: number;
}

/** What its run notes of a bulk job. */
export interface RunProgress {
  /** All its contacts were gone through: what is left is to be sent. */
  hasMarkedAll: boolean;
  /** The oldest first. */
  samples: SentSample[];
  /** What an undo could not take back, the first 500. */
  undoRefused?: UndoRefusal[];
}

/** A bulk job without its file. Settings and plan have the form of its kind. */
export interface BulkJobRecord {
  id: number;
  kind: BulkJobKind;
  institution: string | null;
  state: BulkJobState;
  author: string | null;
  settings: unknown;
  plan: unknown;
  /** How far its run has come: the id of a contact, or of a row of its file. */
  cursor: number;
  total: number;
  processed: number;
  counts: BulkJobCounts;
  failure: SyncFailure | null;
  decisions: BulkJobDecision[];
  progress: RunProgress;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

export type NewBulkJob = Pick<
  BulkJobRecord,
  'kind' | 'institution' | 'state' | 'author' | 'settings'
> &
  Partial<Pick<BulkJobRecord, 'plan' | 'total' | 'startedAt' | 'decisions'>> & { content?: string };

export type BulkJobChanges = Partial<Omit<BulkJobRecord, 'id' | 'kind' | 'author' | 'createdAt'>>;

/** Where bulk jobs are kept. Statements join the transaction under way. */
export interface BulkJobStore {
  add(job: NewBulkJob, at: Date): Promise<number>;
  find(id: number): Promise<BulkJobRecord | null>;
  /** The bulk job as it is now, which nobody changes until the transaction ends; others may do the same. */
  findLocked(id: number): Promise<BulkJobRecord | null>;
  /** The text of the file of a bulk job. */
  content(id: number): Promise<string>;
  where(where: Row): Promise<BulkJobRecord[]>;
  /**
   * Writes only while the bulk job is in this state (and its run has come this far): answers whether it
   * was. The row is locked then until the transaction ends.
   */
  change(
    id: number,
    expected: { state: BulkJobState; cursor?: number },
    changes: BulkJobChanges,
  ): Promise<boolean>;
  /** Ids of bulk jobs whose links are not due. */
  holding(): Promise<number[]>;
  /** Forgets bulk jobs that ended before a moment, and files that were never started since. */
  forgetBefore(moment: Date): Promise<void>;
}

/** File imports are heavy rows, of up to 10 MB each. */
const FILES_AT_ONCE = 20;

const JSON_ATTRIBUTES = new Set(['settings', 'plan', 'counts', 'failure', 'decisions', 'progress']);

/** Everything but the file, which may be large. */
export const BULK_JOB_ATTRIBUTES = [
  'id',
  'kind',
  'institution',
  'state',
  'author',
  'settings',
  'plan',
  'cursor',
  'total',
  'processed',
  'counts',
  'failure',
  'decisions',
  'progress',
  'createdAt',
  'startedAt',
  'endedAt',
];

/** A plan with the findings' reasons, which were sentences before reasons had codes. */
function withReasons(plan: unknown): unknown {
  if (!isRecord(plan) || !Array.isArray(plan.findings)) return plan;
  const findings = plan.findings.map((finding: unknown) =>
    isRecord(finding) && 'reasons' in finding
      ? { ...finding, reasons: readReasons(finding.reasons) }
      : finding,
  );
  return { ...plan, findings };
}

export function bulkJobFromRow(row: Row): BulkJobRecord {
  return {
    id: integer(row.id),
    kind: text(row.kind) as BulkJobKind,
    institution: text(row.institution),
    state: text(row.state) as BulkJobState,
    author: text(row.author),
    settings: json(row.settings),
    plan: withReasons(json(row.plan)),
    cursor: integer(row.cursor),
    total: integer(row.total),
    processed: integer(row.processed),
    counts: json<BulkJobCounts>(row.counts) ?? {},
    failure: readFailure(row.failure),
    decisions: json<BulkJobDecision[]>(row.decisions) ?? [],
    progress: json<RunProgress>(row.progress) ?? { hasMarkedAll: false, samples: [] },
    createdAt: time(row.createdAt) ?? new Date(0),
    startedAt: time(row.startedAt),
    endedAt: time(row.endedAt),
  };
}

const toRow = (values: Row): Row =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      JSON_ATTRIBUTES.has(name) ? jsonText(value) : value,
    ]),
  );

/** The drivers tell the id of a new row as `[{ id }]` or `[id]`. */
function idIn(answer: unknown): number {
  const first: unknown = Array.isArray(answer) ? answer[0] : answer;
  return integer(typeof first === 'object' && first !== null && 'id' in first ? first.id : first);
}

/** Bulk jobs in Strapi's database. */
export function databaseBulkJobStore(database: StrapiDatabase): BulkJobStore {
  const { column, table } = database.names(BULK_JOB_UID);
  const byColumn = (values: Row) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [column(name), value]));
  const aliases = Object.fromEntries(BULK_JOB_ATTRIBUTES.map((name) => [name, column(name)]));
  const select = async (where: Row) => {
    const rows = await database
      .query(BULK_JOB_UID)
      .select(BULK_JOB_ATTRIBUTES)
      .where(where)
      .orderBy({ id: 'desc' })
      .execute();
    return rows.map(bulkJobFromRow);
  };
  return {
    where: select,
    async add(job, createdAt) {
      const fresh = { cursor: 0, total: 0, processed: 0, counts: {}, ...job, createdAt };
      return database.transaction(async (trx) => {
        const row = byColumn(toRow(fresh));
        const answer: unknown = await (database.client === 'mysql'
          ? trx(table).insert(row)
          : trx(table).insert(row, ['id']));
        return idIn(answer);
      });
    },
    async find(id) {
      const [job] = await select({ id });
      return job ?? null;
    },
    findLocked: (id) =>
      database.transaction(async (trx) => {
        const rows: Row[] = await trx(table).where({ id }).forShare().select(aliases);
        return rows.map(bulkJobFromRow)[0] ?? null;
      }),
    async content(id) {
      const [row] = await database.query(BULK_JOB_UID).select(['content']).where({ id }).execute();
      return text(row?.content) ?? '';
    },
    change: (id, expected, changes) =>
      database.transaction(async (trx) => {
        const changed = await trx(table)
          .where({ id, ...expected })
          .update(byColumn(toRow({ ...changes })));
        return changed > 0;
      }),
    async holding() {
      const rows = await database
        .query(BULK_JOB_UID)
        .select(['id'])
        .where({ state: { $in: [...HOLDING_STATES] } })
        .execute();
      return rows.map((row) => integer(row.id));
    },
    async forgetBefore(moment) {
      await forgetRows(database, {
        uid: BULK_JOB_UID,
        where: {
          $or: [
            { state: { $in: [...ENDED_STATES] }, endedAt: { $lt: moment } },
            { state: 'planned', createdAt: { $lt: moment } },
          ],
        },
        order: 'id',
        slice: FILES_AT_ONCE,
      });
    },
  };
}
