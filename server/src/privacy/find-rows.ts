import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { chunks, integer } from '../kernel/database/values';
import type { PersonalTable, SoughtPerson } from '../kernel/personal-data';
import { newestId } from './newest-id';

/** Rows that one statement looks through, so that others can read and write in between. */
const ROWS_PER_LOOK = 5_000;

/** A row that was being stored during a look may have a lower id than the newest one then. */
const IDS_LOOKED_AT_AGAIN = 1_000;

/** Some rows are heavy: a delivery has up to 20 MB, a file up to 10. */
const ROWS_AT_ONCE = 5;

/** The rows of a table that may be about a person, up to the newest one. */
export interface Candidates {
  ids: ReadonlySet<number>;
  /** Whatever was stored up to this id has been looked through. */
  upTo: number;
}

export const NOT_LOOKED: Candidates = { ids: new Set(), upTo: 0 };

/** Finds the rows that may be about a person; of a growing table, only among what is new. */
export async function candidatesIn(
  database: StrapiDatabase,
  table: PersonalTable,
  person: SoughtPerson,
  before: Candidates = NOT_LOOKED,
): Promise<Candidates> {
  const conditions = table.rowsOf(person);
  const find = async (where: Row) =>
    (await database.query(table.uid).select(['id']).where(where).execute()).map(({ id }) =>
      integer(id),
    );
  const ids = new Set(before.ids);
  if (conditions.length === 0) return before;
  const upTo = table.isScanned ? await newestId(database, table.uid) : 0;
  const again = Math.max(0, before.upTo - IDS_LOOKED_AT_AGAIN);
  const first = table.isScanned === 'growing' ? again : 0;
  for (const where of conditions) {
    if (!table.isScanned) for (const id of await find(where)) ids.add(id);
    for (let from = first; from < upTo; from += ROWS_PER_LOOK) {
      const slice = { id: { $gt: from, $lte: Math.min(from + ROWS_PER_LOOK, upTo) } };
      for (const id of await find({ $and: [where, slice] })) ids.add(id);
    }
  }
  return { ids, upTo };
}

/** A row that says something of the person, and what becomes of it. */
interface FoundRow {
  row: Row;
  becomes: Row | 'delete';
}

/** Reads candidates, a few at a time, and leaves out those that say nothing of the person. */
export async function* rowsAmong(
  database: StrapiDatabase,
  table: PersonalTable,
  person: SoughtPerson,
  { ids }: Candidates,
  { lock = false }: { lock?: boolean } = {},
): AsyncGenerator<FoundRow[]> {
  for (const part of chunks([...ids], ROWS_AT_ONCE)) {
    const found = database
      .query(table.uid)
      .select('*')
      .where({ id: { $in: part } });
    const rows = await (lock ? found.forUpdate() : found).execute();
    yield rows.flatMap((row) => {
      const becomes = table.erased(row, person);
      return becomes === null ? [] : [{ row, becomes }];
    });
  }
}

/**
 * Erases the person from the candidates of a table, locked, so that nothing that another transaction
 * writes meanwhile is lost or left. Returns how many rows it was, as the preview counts them.
 */
export async function eraseRows(
  database: StrapiDatabase,
  table: PersonalTable,
  person: SoughtPerson,
  candidates: Candidates,
  beforeDeletion: Candidates,
): Promise<number> {
  let erased = 0;
  for await (const found of rowsAmong(database, table, person, candidates, { lock: true })) {
    erased += found.length;
    const gone = found.filter(({ becomes }) => becomes === 'delete').map(({ row }) => row.id);
    if (gone.length > 0)
      await database
        .query(table.uid)
        .where({ id: { $in: gone } })
        .delete()
        .execute();
    for (const { becomes, row } of found) {
      if (becomes === 'delete') continue;
      await database.query(table.uid).where({ id: row.id }).update(becomes).execute();
    }
  }
  // Some went with the contact and are no longer found, and its deletion itself wrote a row.
  return table.holds === 'row' && !table.isScanned ? beforeDeletion.ids.size : erased;
}
