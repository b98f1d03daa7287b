import type { Core } from '@strapi/strapi';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import type { NamesOfAuthors } from '../../kernel/authors';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer } from '../../kernel/database/values';
import { isRecord } from '../../kernel/is-record';
import { authorOfRow, carriedRow } from './carried-row';
import { CARRIED_TABLES } from '../module-parts';

/**
 * The file has one JSON value a line: a header, then `[table, row]` for each row, then the counts by
 * table, which a file that was cut off lacks.
 */
const HEADER = { format: 'strapi-plugin-s360 tables', version: 1 };

/** Rows by the uid of their table. */
export type TableCounts = Record<string, number>;

interface TableSource {
  database: StrapiDatabase;
  namesOf: NamesOfAuthors;
}

/** Only for the person who runs the command. */
const OWNER_ONLY = 0o600;

const ROWS_AT_ONCE = 200;

/** The file is none of `export-tables`, is of another version, or is not whole. */
class TableFileError extends Error {
  override readonly name = 'TableFileError';
}

/** The rows of a table as another Strapi can use them. */
async function* rowsOf({ database, namesOf }: TableSource, uid: string): AsyncGenerator<Row> {
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
    const named = await namesOf(rows.map((row) => authorOfRow(uid, row)));
    for (const row of rows) {
      const carried = carriedRow(uid, row, (author) => named(author)?.name ?? null);
      if (carried !== null) yield carried;
    }
  }
}

export async function writeTables(source: TableSource, file: string): Promise<TableCounts> {
  const counts: TableCounts = {};
  async function* lines(): AsyncGenerator<string> {
    yield `${JSON.stringify(HEADER)}\n`;
    for (const uid of CARRIED_TABLES) {
      counts[uid] = 0;
      for await (const row of rowsOf(source, uid)) {
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
  const value = valueOf(text);
  if (isRecord(value)) return { kind: 'end', counts: value };
  const [uid, row]: unknown[] = Array.isArray(value) ? value : [];
  const isKnown = typeof uid === 'string' && CARRIED_TABLES.includes(uid);
  // An id that the database does not draw itself would collide with later ones.
  if (isKnown && isRecord(row) && !Object.hasOwn(row, 'id')) return { kind: 'row', uid, row };
  throw new TableFileError('The file has rows that this version does not know.');
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TableFileError('The file is not whole, or was changed: a line of it is not JSON.');
  }
}

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
 * Reads the whole file once.
 * @throws TableFileError when it cannot be used
 */
async function checkedCounts(file: string): Promise<TableCounts> {
  const counts: TableCounts = Object.fromEntries(CARRIED_TABLES.map((uid) => [uid, 0]));
  let end: Row | null = null;
  for await (const line of linesOf(file)) {
    if (line.kind === 'end') end = line.counts;
    else counts[line.uid] = (counts[line.uid] ?? 0) + 1;
  }
  if (!isDeepStrictEqual(end, counts)) throw new TableFileError('The file is not whole.');
  return counts;
}

/** The rows of the file, some of one table at a time. */
async function* batchesOf(file: string): AsyncGenerator<{ uid: string; rows: Row[] }> {
  let batch: { uid: string; rows: Row[] } | null = null;
  for await (const line of linesOf(file)) {
    if (line.kind === 'end') continue;
    if (batch !== null && (batch.uid !== line.uid || batch.rows.length >= ROWS_AT_ONCE)) {
      yield batch;
      batch = null;
    }
    batch ??= { uid: line.uid, rows: [] };
    batch.rows.push(line.row);
  }
  if (batch !== null) yield batch;
}

/** A file that was read once and can be used. */
interface TableFile {
  counts: TableCounts;
  /** Replaces what the carried tables hold by the rows of the file, all or nothing. */
  replaceIn(strapi: Core.Strapi): Promise<void>;
}

/**
 * The tables of a file; nothing is written yet.
 * @throws TableFileError when the file cannot be used
 */
export async function tablesIn(file: string): Promise<TableFile> {
  return {
    counts: await checkedCounts(file),
    async replaceIn(strapi) {
      await strapi.db.transaction(async () => {
        for (const uid of CARRIED_TABLES) await strapi.db.query(uid).deleteMany({});
        for await (const { rows, uid } of batchesOf(file))
          await strapi.db.query(uid).createMany({ data: rows });
      });
    },
  };
}
