import type { LoadCounts, LoadFailure, LoadKind, LoadState, UndoRefusal } from '../contracts/loads';
import { LOAD_UID } from '../contracts/uids';
import { forgetRows } from '../kernel/database/forget-rows';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, json, jsonText, text, time } from '../kernel/database/values';
import { ENDED_STATES, HOLDING_STATES } from './load-states';

/** Something that was done about a load. */
export interface LoadDecision {
  event: string;
  author: string | null;
  at: string;
}

/** How many links of a load needed nothing any more, at a moment. */
export interface SentSample {
  atMs: number;
  sent: number;
}

/** What its run notes of a load. */
export interface RunProgress {
  /** All its contacts were gone through: what is left is to be sent. */
  hasMarkedAll: boolean;
  /** The oldest first. */
  samples: SentSample[];
  /** What an undo could not take back, the first 500. */
  undoRefused?: UndoRefusal[];
}

/** A load without its file. Settings and plan have the form of its kind. */
export interface LoadRecord {
  id: number;
  kind: LoadKind;
  institution: string | null;
  state: LoadState;
  author: string | null;
  settings: unknown;
  plan: unknown;
  /** How far its run has come: the id of a contact, or of a row of its file. */
  cursor: number;
  total: number;
  processed: number;
  counts: LoadCounts;
  failure: LoadFailure | null;
  decisions: LoadDecision[];
  progress: RunProgress;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
}

export type NewLoad = Pick<LoadRecord, 'kind' | 'institution' | 'state' | 'author' | 'settings'> &
  Partial<Pick<LoadRecord, 'plan' | 'total' | 'startedAt' | 'decisions'>> & { content?: string };

export type LoadChanges = Partial<Omit<LoadRecord, 'id' | 'kind' | 'author' | 'createdAt'>>;

/** Where loads are kept. Statements join the transaction under way. */
export interface LoadStore {
  add(load: NewLoad, at: Date): Promise<number>;
  find(id: number): Promise<LoadRecord | null>;
  /** The load as it is now, which nobody changes until the transaction ends; others may do the same. */
  findLocked(id: number): Promise<LoadRecord | null>;
  /** The text of the file of a load. */
  content(id: number): Promise<string>;
  where(where: Row): Promise<LoadRecord[]>;
  /**
   * Writes only while the load is in this state (and its run has come this far): answers whether it
   * was. The row is locked then until the transaction ends.
   */
  change(
    id: number,
    expected: { state: LoadState; cursor?: number },
    changes: LoadChanges,
  ): Promise<boolean>;
  /** Ids of loads whose links are not due. */
  holding(): Promise<number[]>;
  /** Forgets loads that ended before a moment, and files that were never started since. */
  forgetBefore(moment: Date): Promise<void>;
}

/** Loads of files are heavy rows, of up to 10 MB each. */
const FILES_AT_ONCE = 20;

const JSON_ATTRIBUTES = new Set(['settings', 'plan', 'counts', 'failure', 'decisions', 'progress']);

/** Everything but the file, which may be large. */
export const LOAD_ATTRIBUTES = [
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

export function loadFromRow(row: Row): LoadRecord {
  return {
    id: integer(row.id),
    kind: text(row.kind) as LoadKind,
    institution: text(row.institution),
    state: text(row.state) as LoadState,
    author: text(row.author),
    settings: json(row.settings),
    plan: json(row.plan),
    cursor: integer(row.cursor),
    total: integer(row.total),
    processed: integer(row.processed),
    counts: json<LoadCounts>(row.counts) ?? {},
    failure: json<LoadFailure>(row.failure),
    decisions: json<LoadDecision[]>(row.decisions) ?? [],
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

/** Loads in Strapi's database. */
export function databaseLoadStore(database: StrapiDatabase): LoadStore {
  const { column, table } = database.names(LOAD_UID);
  const byColumn = (values: Row) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [column(name), value]));
  const aliases = Object.fromEntries(LOAD_ATTRIBUTES.map((name) => [name, column(name)]));
  const select = async (where: Row) => {
    const rows = await database
      .query(LOAD_UID)
      .select(LOAD_ATTRIBUTES)
      .where(where)
      .orderBy({ id: 'desc' })
      .execute();
    return rows.map(loadFromRow);
  };
  return {
    where: select,
    async add(load, createdAt) {
      const fresh = { cursor: 0, total: 0, processed: 0, counts: {}, ...load, createdAt };
      return database.transaction(async (trx) => {
        const row = byColumn(toRow(fresh));
        const answer: unknown = await (database.client === 'mysql'
          ? trx(table).insert(row)
          : trx(table).insert(row, ['id']));
        return idIn(answer);
      });
    },
    async find(id) {
      const [load] = await select({ id });
      return load ?? null;
    },
    findLocked: (id) =>
      database.transaction(async (trx) => {
        const rows: Row[] = await trx(table).where({ id }).forShare().select(aliases);
        return rows.map(loadFromRow)[0] ?? null;
      }),
    async content(id) {
      const [row] = await database.query(LOAD_UID).select(['content']).where({ id }).execute();
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
        .query(LOAD_UID)
        .select(['id'])
        .where({ state: { $in: [...HOLDING_STATES] } })
        .execute();
      return rows.map((row) => integer(row.id));
    },
    async forgetBefore(moment) {
      await forgetRows(database, {
        uid: LOAD_UID,
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
