import type { Core } from '@strapi/strapi';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, isRecord } from '../../kernel/database/values';
import { CARRIED_TABLES } from './internal-tables';

/**
 * The file has one JSON value a line: a header, then `[table, row]` for each row, then the counts by
 * table, which a file that was cut off lacks.
 */
const HEADER = { format: 'strapi-plugin-s360 tables', version: 1 };

/** Rows by the uid of their table. */
export type TableCounts = Record<string, number>;

/** Only for the person who runs the command. */
const OWNER_ONLY = 0o600;

const ROWS_AT_ONCE = 200;

/** The file is none of `export-tables`, is of another version, or is not whole. */
class TableFileError extends Error {
  override readonly name = 'TableFileError';
}

async function* rowsOf(database: StrapiDatabase, uid: string): AsyncGenerator<Row> {
  for (let after = 0; ;) {
    const rows = await database
      .query(uid)
      .select('*')
      .where({ id: { $gt: after } })
      .orderBy({ id: 'asc' })
      .limit(ROWS_AT_ONCE)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    after = integer(last.id);
    yield* rows;
  }
}

/** Writes the rows of the carried tables into a new file. */
export async function writeTables(database: StrapiDatabase, file: string): Promise<TableCounts> {
  const counts: TableCounts = {};
  async function* lines(): AsyncGenerator<string> {
    yield `${JSON.stringify(HEADER)}\n`;
    for (const uid of CARRIED_TABLES) {
      counts[uid] = 0;
      for await (const { id: _id, ...row } of rowsOf(database, uid)) {
        counts[uid] += 1;
        yield `${JSON.stringify([uid, row])}\n`;
      }
    }
    yield `${JSON.stringify(counts)}\n`;
  }
  const output = createWriteStream(file, { flags: 'wx', mode: OWNER_ONLY });
  await pipeline(Readable.from(lines()), output);
  return counts;
}

type Line = { kind: 'row'; uid: string; row: Row } | { kind: 'end'; counts: Row };

function lineFrom(text: string): Line {
  const value: unknown = JSON.parse(text);
  if (isRecord(value)) return { kind: 'end', counts: value };
  const [uid, row]: unknown[] = Array.isArray(value) ? value : [];
  if (typeof uid === 'string' && CARRIED_TABLES.includes(uid) && isRecord(row))
    return { kind: 'row', uid, row };
  throw new TableFileError('The file has rows that this version does not know.');
}

/** The lines behind the header. */
async function* linesOf(file: string): AsyncGenerator<Line> {
  let isFirst = true;
  for await (const text of createInterface({ input: createReadStream(file) })) {
    if (!isFirst) yield lineFrom(text);
    else if (text !== JSON.stringify(HEADER))
      throw new TableFileError('This is no file of export-tables, or one of another version.');
    isFirst = false;
  }
}

/**
 * Replaces what the carried tables hold by the rows of a file, all or nothing.
 * @throws TableFileError when the file cannot be used
 */
export async function readTables(strapi: Core.Strapi, file: string): Promise<TableCounts> {
  const counts: TableCounts = Object.fromEntries(CARRIED_TABLES.map((uid) => [uid, 0]));
  let waiting: { uid: string; rows: Row[] } | null = null;
  async function store(): Promise<void> {
    if (waiting === null) return;
    const { rows, uid } = waiting;
    await strapi.db.query(uid).createMany({ data: rows });
    counts[uid] = (counts[uid] ?? 0) + rows.length;
    waiting = null;
  }
  await strapi.db.transaction(async () => {
    for (const uid of CARRIED_TABLES) await strapi.db.query(uid).deleteMany({});
    let end: Row | null = null;
    for await (const line of linesOf(file)) {
      if (line.kind === 'end') end = line.counts;
      else {
        if (waiting !== null && (waiting.uid !== line.uid || waiting.rows.length >= ROWS_AT_ONCE))
          await store();
        waiting ??= { uid: line.uid, rows: [] };
        waiting.rows.push(line.row);
      }
    }
    await store();
    if (CARRIED_TABLES.some((uid) => end?.[uid] !== counts[uid]))
      throw new TableFileError('The file is not whole: nothing was changed.');
  });
  return counts;
}
