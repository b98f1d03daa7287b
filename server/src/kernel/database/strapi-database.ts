import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { takingTurns } from '../turns';
import { endedWhenIdle, endWhenIdle, type DatabaseClient } from './ended-when-idle';
import { repeatLostRaces } from './failures';
import { sharedClock, type SharedClock } from './shared-clock';

/** A row as returned by Strapi's query builder: attribute names, ISO times, parsed JSON. */
export type Row = Record<string, unknown>;

/**
 * The part of Strapi's query builder that is used here. Statements join the current transaction.
 * Values of insert and update go to the driver unchanged, so JSON must be text and times `Date`.
 */
export interface QueryBuilder {
  clone(): QueryBuilder;
  select(attributes: string | string[]): QueryBuilder;
  /** Rows `[{ count }]`. */
  count(): QueryBuilder;
  where(where: Row): QueryBuilder;
  orderBy(order: Record<string, 'asc' | 'desc'>): QueryBuilder;
  limit(count: number): QueryBuilder;
  offset(count: number): QueryBuilder;
  forUpdate(): QueryBuilder;
  insert(rows: readonly Row[] | Row): QueryBuilder;
  update(values: Row): QueryBuilder;
  delete(): QueryBuilder;
  onConflict(columns: readonly string[] | true): QueryBuilder;
  merge(columns: readonly string[]): QueryBuilder;
  ignore(): QueryBuilder;
  /** The query so far, for use inside another statement. */
  getKnexQuery(): Knex.QueryBuilder;
  execute<T = Row[]>(): Promise<T>;
}

interface JoinTable {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn: { name: string };
}

/** Strapi's names of tables and columns; they are never hard-coded. */
export interface TableNames {
  table: string;
  column(attribute: string): string;
  isJson(attribute: string): boolean;
  joinTable(attribute: string): JoinTable;
}

/**
 * Strapi's database as the plugin uses it: the only place that casts what Strapi leaves untyped.
 */
export interface StrapiDatabase {
  client: DatabaseClient;
  /** The time for all that other processes compare. */
  clock: SharedClock;
  query(uid: string): QueryBuilder;
  names(uid: string): TableNames;
  /** For single statements outside of transactions. */
  connection: Knex;
  /**
   * Runs in a transaction that may lose a race to others and is then repeated as a whole. Inside a
   * caller's transaction the work runs once, because a lost race ends that transaction.
   */
  transactionWithRetries<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T>;
  /**
   * Runs in the current transaction, or else in a new one. The database ends either when no statement
   * comes for a few seconds, where it can.
   */
  transaction<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T>;
  isInTransaction(): boolean;
  /** Whether statements that lock rows also wait for rows that they only read: see `lockRows`. */
  locksWhatItReads(): Promise<boolean>;
  /** Calls back after the current transaction commits, or at once when there is none. */
  onCommit(callback: () => void): void;
}

/** What statements of one transaction need. */
export interface InTransaction {
  database: StrapiDatabase;
  trx: Knex.Transaction;
}

interface Metadata {
  tableName: string;
  attributes: Record<
    string,
    | {
        type?: string;
        columnName?: string;
        joinColumn?: { name: string };
        joinTable?: JoinTable;
      }
    | undefined
  >;
}

/** A relation without a join table, such as `updatedBy`, is a column too. */
const columnOf = (attribute: Metadata['attributes'][string]): string | undefined =>
  attribute?.columnName ?? attribute?.joinColumn?.name;

/**
 * At MySQL's default level, a transaction sees everything as it was at its first read: a row for
 * which another process won the race would stay invisible. The transaction has done nothing yet, so
 * it restarts at the level that PostgreSQL uses by default.
 */
async function readCommitted(trx: Knex.Transaction): Promise<void> {
  await trx.raw('commit');
  await trx.raw('set transaction isolation level read committed');
  await trx.raw('start transaction');
}

/**
 * Wraps `strapi.db`. It yields to other work between statements, because SQLite's driver answers
 * synchronously and many statements in a row would block the process.
 */
export function strapiDatabase(strapi: Core.Strapi): StrapiDatabase {
  const { db } = strapi;
  const client = db.dialect.client as StrapiDatabase['client'];
  const othersHaveTurns = takingTurns();
  /** In transactions of others on MySQL, a read does not show what was committed since the first. */
  const readingCommitted = new WeakSet<Knex.Transaction>();
  const endingWhenIdle = new WeakSet<Knex.Transaction>();
  const transaction: StrapiDatabase['transaction'] = async (work) => {
    const isOuter = !db.inTransaction();
    if (isOuter) await othersHaveTurns();
    let committed: Promise<unknown> = Promise.resolve();
    const answer = await db.transaction(async ({ trx }: { trx: Knex.Transaction }) => {
      if (isOuter) committed = trx.executionPromise;
      if (isOuter && client === 'mysql') {
        await readCommitted(trx);
        readingCommitted.add(trx);
      }
      if (endingWhenIdle.has(trx)) return work(trx);
      endingWhenIdle.add(trx);
      if (isOuter) return endedWhenIdle(client, trx, () => work(trx));
      await endWhenIdle(client, trx);
      return work(trx);
    });
    // Strapi ignores a commit that failed: Knex rejects this promise alone.
    await committed;
    return answer as Awaited<ReturnType<typeof work>>;
  };
  return {
    client,
    clock: sharedClock(),
    connection: db.connection,
    query(uid) {
      const builder = db.queryBuilder(uid) as unknown as QueryBuilder;
      const execute = builder.execute.bind(builder);
      return Object.assign(builder, {
        async execute<T>() {
          await othersHaveTurns();
          return execute<T>();
        },
      });
    },
    names(uid) {
      const metadata = db.metadata.get(uid) as unknown as Metadata;
      return {
        table: metadata.tableName,
        column: (attribute) => columnOf(metadata.attributes[attribute]) ?? attribute,
        isJson: (attribute) => metadata.attributes[attribute]?.type === 'json',
        joinTable(attribute) {
          const joinTable = metadata.attributes[attribute]?.joinTable;
          if (!joinTable) throw new Error(`${uid}.${attribute} has no join table`);
          return joinTable;
        },
      };
    },
    transaction,
    isInTransaction: () => db.inTransaction(),
    locksWhatItReads: async () =>
      db.inTransaction() && db.transaction(async ({ trx }) => readingCommitted.has(trx)),
    transactionWithRetries: (work) =>
      db.inTransaction() ? transaction(work) : repeatLostRaces(() => transaction(work)),
    onCommit(callback) {
      if (!db.inTransaction()) {
        callback();
        return;
      }
      void db.transaction(async ({ onCommit }: { onCommit(callback: () => void): void }) => {
        onCommit(callback);
      });
    },
  };
}
