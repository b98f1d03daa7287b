import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Column, Schema, Table } from '@strapi/database/dist/schema/types';
import { boolean, json, time } from '../../server/src/kernel/database/values';

/** A row as no database writes it: times as ISO texts, JSON as it is, empty columns left out. */
export type RecordedRow = Record<string, unknown>;

/** Rows by table. */
export type RecordedRows = Record<string, readonly RecordedRow[]>;

/** Stands in the rows for the address of S-360. */
const S360 = '{S360}';

/** What a venue had after a short time with a version, and of a former venue the rest. */
export function recordedRows(version: string, s360Url = S360): RecordedRows {
  const text = readFileSync(path.join(__dirname, 'rows', `${version}.json`), 'utf8');
  return JSON.parse(text.replaceAll(S360, s360Url)) as RecordedRows;
}

/** The rows as a database takes them, each with all columns. */
export const rowsToInsert = ({ columns }: Table, rows: readonly RecordedRow[]): RecordedRow[] =>
  rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column.name, toInsert(column, row[column.name])])),
  );

function toInsert({ type }: Column, value: unknown): unknown {
  if (value === undefined) return null;
  if (type === 'jsonb') return JSON.stringify(value);
  return type === 'datetime' ? time(value) : value;
}

/** The rows of these tables as they stand in a database, in the same form as recorded ones. */
export async function storedRows(
  { db }: Pick<Core.Strapi, 'db'>,
  { tables }: Schema,
): Promise<RecordedRows> {
  const stored: Record<string, RecordedRow[]> = {};
  for (const { columns, name } of tables) {
    const rows: RecordedRow[] = await db.connection(name).select('*').orderBy('id');
    stored[name] = rows.map((row) => asRecorded(columns, row));
  }
  return stored;
}

const asRecorded = (columns: readonly Column[], row: RecordedRow): RecordedRow =>
  Object.fromEntries(
    columns
      .filter(({ name }) => row[name] !== null && row[name] !== undefined)
      .map(({ name, type }) => [name, valueAsRecorded(type, row[name])]),
  );

function valueAsRecorded(type: string, value: unknown): unknown {
  switch (type) {
    case 'datetime':
      return time(value)?.toISOString();
    case 'jsonb':
      return json(value);
    case 'boolean':
      return boolean(value);
    case 'bigInteger':
      return String(value);
    default:
      return value;
  }
}
