import { LoggableError } from '../describe-error';
import { isRecord } from '../is-record';

/** Converts single values of rows from the various forms of the drivers. */

export function text(value: unknown): string | null {
  return typeof value === 'string'
    ? value
    : value === null || value === undefined
      ? null
      : String(value);
}

export const textsIn = (
  rows: readonly Readonly<Record<string, unknown>>[],
  attribute: string,
): string[] => rows.flatMap((row) => text(row[attribute]) ?? []);

/**
 * A count, an id or another number; 0 when there is none.
 * @throws TypeError for what is no number
 */
export function integer(value: unknown): number {
  const number = Number(value ?? 0);
  if (!Number.isFinite(number)) throw new TypeError(`A row has a ${typeof value}, no number.`);
  return number;
}

/** The id of an inserted row: drivers answer `[{ id }]` or `[id]`. */
export function insertedId(answer: unknown): number {
  const first: unknown = Array.isArray(answer) ? answer[0] : answer;
  return integer(isRecord(first) ? first.id : first);
}

export function boolean(value: unknown): boolean | null {
  return value === null || value === undefined ? null : Boolean(value);
}

/**
 * A time: ISO text from Strapi's builder, `Date` or ms from a driver; `null` when there is none or it
 * cannot be read.
 */
export function time(value: unknown): Date | null {
  if (value instanceof Date) return value;
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** A moment as answers contain it. */
export const isoTime = (value: unknown): string | null => time(value)?.toISOString() ?? null;

const EARLIEST_MS = Date.UTC(1000, 0, 1);
const LATEST_MS = Date.UTC(9999, 11, 31);

/** The nearest time that all databases can store, because a mistyped date may have any year. */
export const storableTime = (moment: Date): Date =>
  new Date(Math.min(LATEST_MS, Math.max(EARLIEST_MS, moment.getTime())));

/** A row has a word that this version does not know, because a newer one wrote it. */
export class UnknownWordError extends LoggableError {
  constructor(word: unknown, known: readonly string[]) {
    super(
      `A row has the word ${String(word)}, which this version does not know. It knows ${known.join(', ')}.`,
    );
    this.name = 'UnknownWordError';
  }
}

/**
 * The value of a column that holds one of these words.
 * @throws UnknownWordError for any other: a version that does not know a word must not act on it.
 */
export function oneOf<T extends string>(known: readonly T[], value: unknown): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new UnknownWordError(value, known);
  return found;
}

/** What this version can read of rows: those with words that it does not know are left out. */
export function readable<R, T>(rows: readonly R[], read: (row: R) => T): T[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      if (error instanceof UnknownWordError) return [];
      throw error;
    }
  });
}

/**
 * The value of a JSON column, as text or parsed by the driver. The caller states the shape that it
 * stored.
 * @throws SyntaxError for a text that is not JSON
 */
export function json<T>(value: unknown): T | null {
  if (value === null || value === undefined) return null;
  return (typeof value === 'string' ? JSON.parse(value) : value) as T;
}

export function jsonText(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** Splits a list for statements, because SQLite and PostgreSQL limit the number of values. */
export function chunks<T>(items: readonly T[], size = 200): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += size)
    parts.push(items.slice(start, start + size));
  return parts;
}
