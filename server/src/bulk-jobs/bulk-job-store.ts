import {
  BULK_JOB_KINDS,
  BULK_JOB_STATES,
  type BulkJobCounts,
  type BulkJobKind,
  type BulkJobState,
  type UndoRefusal,
} from '../contracts/bulk-jobs';
import { readFailure, readReasons, type SyncFailure } from '../contracts/reasons';
import { BULK_JOB_UID } from '../contracts/uids';
import { refuseTooLarge } from '../kernel/database/packet-limit';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import {
  insertedId,
  integer,
  json,
  jsonText,
  oneOf,
  readable,
  text,
  time,
} from '../kernel/database/values';
import { isRecord } from '../kernel/is-record';
import { HOLDING_STATES, WORKING_STATES } from './bulk-job-states';

interface BulkJobDecision {
  event: string;
  author: string | null;
  at: string;
}

/** The number of links that were done at a moment. */
export interface SentSample {
  atMs: number;
  sent: number;
}

interface RunProgress {
  /** The run has gone through all contacts; only sending is left. */
  hasMarkedAll: boolean;
  /** Oldest first. */
  samples: SentSample[];
  /** The lines of a file that the run has left out so far. */
  leftOut?: number[];
  /** The changes that an undo could not take back; the first 500. */
  undoRefused?: UndoRefusal[];
}

/** A bulk job without its file. The kind determines the shape of settings and plan. */
export interface BulkJobRecord {
  id: number;
  kind: BulkJobKind;
  institution: string | null;
  state: BulkJobState;
  author: string | null;
  settings: unknown;
  plan: unknown;
  /**
   * How far the run has come: the id of a contact, the number of rows read from the file, or, in an
   * undo, the id of a history row.
   */
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

type NewBulkJob = Pick<BulkJobRecord, 'kind' | 'institution' | 'state' | 'author' | 'settings'> &
  Partial<Pick<BulkJobRecord, 'plan' | 'total' | 'startedAt' | 'endedAt' | 'decisions'>> & {
    content?: string;
  };

export type BulkJobChanges = Partial<
  Omit<BulkJobRecord, 'id' | 'kind' | 'author' | 'createdAt'> & { content: string }
>;

/** The storage of bulk jobs. Statements join the current transaction. */
export interface BulkJobStore {
  add(job: NewBulkJob, at: Date): Promise<number>;
  find(id: number): Promise<BulkJobRecord | null>;
  /** The current bulk job, under a shared lock: nobody can change it until the transaction ends. */
  findLocked(id: number): Promise<BulkJobRecord | null>;
  content(id: number): Promise<string>;
  findWhere(where: Row): Promise<BulkJobRecord[]>;
  /**
   * Writes only if the bulk job is in this state (and its cursor at this place), and returns
   * whether it was. The row is then locked until the transaction ends.
   */
  change(
    id: number,
    expected: { state: BulkJobState; cursor?: number },
    changes: BulkJobChanges,
  ): Promise<boolean>;
  /** Bulk jobs that failed, were resumed, and have not made a step since. */
  findRetried(): Promise<Pick<BulkJobRecord, 'institution' | 'state'>[]>;
  /** Forgets why a bulk job had failed. */
  forgetFailure(id: number): Promise<void>;
  /** The ids of bulk jobs whose links are not due. */
  holdingIds(): Promise<number[]>;
  rejectedIds(): Promise<number[]>;
}

const JSON_ATTRIBUTES = new Set(['settings', 'plan', 'counts', 'failure', 'decisions', 'progress']);

/** Every attribute except the file, which may be large. */
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

/** Converts the findings of older plans, whose reasons were sentences, to reasons with codes. */
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
    kind: oneOf(BULK_JOB_KINDS, row.kind),
    institution: text(row.institution),
    state: oneOf(BULK_JOB_STATES, row.state),
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
    return readable(rows, bulkJobFromRow);
  };
  const idsIn = async (states: readonly BulkJobState[]) => {
    const where = { state: { $in: [...states] } };
    const rows = await database.query(BULK_JOB_UID).select(['id']).where(where).execute();
    return rows.map(({ id }) => integer(id));
  };
  return {
    findWhere: select,
    async add(job, createdAt) {
      if (job.content) await refuseTooLarge(database, job.content);
      const fresh = { cursor: 0, total: 0, processed: 0, counts: {}, ...job, createdAt };
      return database.transaction(async (trx) => {
        const row = byColumn(toRow(fresh));
        const answer: unknown = await (database.client === 'mysql'
          ? trx(table).insert(row)
          : trx(table).insert(row, ['id']));
        return insertedId(answer);
      });
    },
    async find(id) {
      const [job] = await select({ id });
      return job ?? null;
    },
    findLocked: (id) =>
      database.transaction(async (trx) => {
        const rows: Row[] = await trx(table).where({ id }).forShare().select(aliases);
        return readable(rows, bulkJobFromRow)[0] ?? null;
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
    async findRetried() {
      const rows = await database
        .query(BULK_JOB_UID)
        .select(['institution', 'kind', 'state'])
        .where({ state: { $in: [...WORKING_STATES] }, failure: { $notNull: true } })
        .execute();
      return readable(rows, bulkJobFromRow);
    },
    async forgetFailure(id) {
      await database.query(BULK_JOB_UID).where({ id }).update({ failure: null }).execute();
    },
    holdingIds: () => idsIn(HOLDING_STATES),
    rejectedIds: () => idsIn(['rejected']),
  };
}
