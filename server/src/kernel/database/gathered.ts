import { INSTITUTION_UID } from '../../contracts/uids';
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

/** Rows that are counted for each institution. */
interface CountedRows {
  uid: string;
  /** Which rows count, at the time of the read. */
  where?(): Row;
}

/**
 * Counts rows of some institutions, under a name each. Asked for one institution at a time, an index
 * is only counted through; PostgreSQL needs twice as long to group it.
 */
export async function countedRows(
  database: StrapiDatabase,
  institutions: readonly string[],
  named: Readonly<Record<string, CountedRows>>,
): Promise<ReadonlyMap<string, Record<string, number>>> {
  const of = database.names(INSTITUTION_UID);
  const code = `i.${of.column('code')}`;
  const counted = Object.entries(named).map(([name, { uid, where = () => ({}) }]) =>
    database
      .query(uid)
      .where(where())
      .getKnexQuery()
      .clearSelect()
      .count('*')
      .whereRaw('?? = ??', [`t0.${database.names(uid).column('institution')}`, code])
      .as(name),
  );
  const rows: Row[] = await database
    .connection({ i: of.table })
    .whereIn(code, institutions)
    .select({ institution: code }, ...counted);
  return new Map(
    rows.map(({ institution, ...counts }) => [
      text(institution) ?? '',
      Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, integer(count)])),
    ]),
  );
}

export const gatheredCounts = (database: StrapiDatabase, rows: CountedRows): Gathered<number> =>
  gathered(
    database,
    async (institutions) => {
      const counted = await countedRows(database, institutions, { rows });
      return new Map(
        [...counted].map(([institution, { rows: count = 0 }]) => [institution, count]),
      );
    },
    0,
  );
