import type { Row, StrapiDatabase } from './strapi-database';
import { chunks, integer, text } from './values';

/** Reads what belongs to one key, together with what is read for other keys at the same time. */
export type Gathered<Value> = (key: string) => Promise<Value>;

const KEYS_PER_STATEMENT = 500;

/**
 * Makes one read of many that are requested at the same time, for example by one page for all
 * institutions. `otherwise` is the value of keys that are missing from the answer. In a transaction
 * a key is read alone, as others may not see what that transaction sees.
 */
export function gathered<Value>(
  { isInTransaction }: Pick<StrapiDatabase, 'isInTransaction'>,
  readAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  otherwise: Value,
): Gathered<Value> {
  let asked: { keys: Set<string>; answer: Promise<ReadonlyMap<string, Value>> } | null = null;

  async function readAsked(keys: ReadonlySet<string>): Promise<ReadonlyMap<string, Value>> {
    await new Promise((resolve) => setImmediate(resolve));
    asked = null;
    const answers: [string, Value][] = [];
    for (const part of chunks([...keys], KEYS_PER_STATEMENT))
      answers.push(...(await readAll(part)));
    return new Map(answers);
  }

  return async (key) => {
    if (isInTransaction()) return (await readAll([key])).get(key) ?? otherwise;
    if (asked === null) {
      const keys = new Set<string>();
      asked = { keys, answer: readAsked(keys) };
    }
    asked.keys.add(key);
    return (await asked.answer).get(key) ?? otherwise;
  };
}

/** Rows that belong to a key, which one of their attributes names. */
interface RowsByKey {
  uid: string;
  by: string;
  attributes?: readonly string[];
  /** Which rows count, at the time of the read. */
  where?(): Row;
}

export const gatheredRows = (
  database: StrapiDatabase,
  { attributes, by, uid, where = () => ({}) }: RowsByKey,
): Gathered<readonly Row[]> =>
  gathered<readonly Row[]>(
    database,
    async (keys) => {
      const rows = await database
        .query(uid)
        .select(attributes === undefined ? '*' : [by, ...attributes])
        .where({ ...where(), [by]: { $in: keys } })
        .orderBy({ id: 'asc' })
        .execute();
      const byKey = new Map<string, Row[]>();
      for (const row of rows) {
        const key = text(row[by]) ?? '';
        byKey.set(key, [...(byKey.get(key) ?? []), row]);
      }
      return byKey;
    },
    [],
  );

export const gatheredCounts = (
  database: StrapiDatabase,
  { by, uid, where = () => ({}) }: Omit<RowsByKey, 'attributes'>,
): Gathered<number> =>
  gathered(
    database,
    async (keys) => {
      const of = database.names(uid).column(by);
      const rows = database
        .query(uid)
        .select([by])
        .where({ ...where(), [by]: { $in: keys } })
        .getKnexQuery();
      const counted: Row[] = await database
        .connection(rows.as('counted'))
        .select({ key: of })
        .count({ rows: '*' })
        .groupBy(of);
      return new Map(counted.map(({ key, rows: count }) => [text(key) ?? '', integer(count)]));
    },
    0,
  );
