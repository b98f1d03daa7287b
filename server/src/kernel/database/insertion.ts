import type { Knex } from 'knex';
import type { Row, TableNames } from './strapi-database';

/** What happens to a row whose unique values are taken. */
export type OnTaken =
  | { kind: 'fail' }
  /** It is left out. */
  | { kind: 'leave' }
  /** The row that is there takes these attributes; `by` are those that are unique. */
  | { kind: 'merge'; by: readonly string[]; attributes: readonly string[] };

/** What a table and its columns are called. */
export type Names = Pick<TableNames, 'table' | 'column' | 'isJson'>;

/** What is written of rows: attributes and columns that any of them fills. */
export type Columns = readonly (readonly [attribute: string, column: string])[];

/** Rows on their way into one table. */
export interface Insertion {
  trx: Knex.Transaction;
  names: Names;
  columns: Columns;
  rows: readonly Row[];
  onTaken: OnTaken;
  answers: readonly string[];
  into(values: readonly Row[] | Row | Knex.Raw): Knex.QueryBuilder;
}

/** Rows that are there, found by their ids, and what is written of them. */
export interface Update {
  trx: Knex.Transaction;
  names: Names;
  columns: Columns;
  rows: readonly (Row & { id: number })[];
}

/** Has an insert answer what is wanted of the rows that it stores. */
export const answering = (
  query: Knex.QueryBuilder,
  { answers, names }: Pick<Insertion, 'answers' | 'names'>,
): Knex.QueryBuilder => (answers.length === 0 ? query : query.returning(answers.map(names.column)));
