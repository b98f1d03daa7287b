import type { Knex } from 'knex';
import type { Row, TableNames } from './strapi-database';

/** What happens to a row whose unique values already exist. */
export type OnTaken =
  | { kind: 'fail' }
  /** The new row is skipped. */
  | { kind: 'leave' }
  /** The existing row takes these attributes; `by` are the unique ones. */
  | { kind: 'merge'; by: readonly string[]; attributes: readonly string[] };

export type Names = Pick<TableNames, 'table' | 'column' | 'isJson'>;

export type Columns = readonly (readonly [attribute: string, column: string])[];

export interface Insertion {
  trx: Knex.Transaction;
  names: Names;
  columns: Columns;
  rows: readonly Row[];
  onTaken: OnTaken;
  answers: readonly string[];
  into(values: readonly Row[] | Row | Knex.Raw): Knex.QueryBuilder;
}

/** Existing rows, identified by their ids, and the columns to write. */
export interface Update {
  trx: Knex.Transaction;
  names: Names;
  columns: Columns;
  rows: readonly (Row & { id: number })[];
}

/** Makes an insert return the attributes that the caller asked for. */
export const answering = (
  query: Knex.QueryBuilder,
  { answers, names }: Pick<Insertion, 'answers' | 'names'>,
): Knex.QueryBuilder => (answers.length === 0 ? query : query.returning(answers.map(names.column)));
