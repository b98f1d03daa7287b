import type { Core, UID } from '@strapi/strapi';
import { takingTurns } from '../kernel/turns';
import { chunks } from '../kernel/database/values';
import type { ExportedRow, ExportReading } from './columns';

/** Rows read at once: one page is in memory while the one before it is sent. */
const PAGE = 250;

/** A list as Strapi's database is asked for it. */
export interface ListQuery {
  where?: Record<string, unknown>;
}

const askedOf = ({ where }: ListQuery, condition: Record<string, unknown> = {}) => ({
  where: { $and: [where ?? {}, condition] },
});

/**
 * The rows of a filtered list by their ids, a page at a time: each page begins after the last id, so
 * that the last costs no more than the first, and a row that is written meanwhile moves nothing.
 */
export async function* listRows(
  strapi: Core.Strapi,
  uid: string,
  query: ListQuery,
  reading: ExportReading,
): AsyncGenerator<ExportedRow> {
  const othersHaveTurns = takingTurns();
  let lastId = 0;
  for (;;) {
    await othersHaveTurns();
    const asked = { ...askedOf(query, { id: { $gt: lastId } }), limit: PAGE };
    const rows = await rowsOf(strapi, uid, asked, reading);
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return;
    lastId = Number(last.id);
  }
}

/**
 * The same of a list that costs much to filter: who is in it is asked once, not for each page. Only
 * ids are kept of it.
 */
export async function* rowsFilteredOnce(
  strapi: Core.Strapi,
  uid: string,
  query: ListQuery,
  reading: ExportReading,
): AsyncGenerator<ExportedRow> {
  const othersHaveTurns = takingTurns();
  const found = await rowsOf(strapi, uid, askedOf(query), { select: [], populate: {} });
  const ids = [...new Set(found.map(({ id }) => Number(id)))];
  for (const page of chunks(ids, PAGE)) {
    await othersHaveTurns();
    yield* await rowsOf(strapi, uid, { where: { id: { $in: page } } }, reading);
  }
}

/**
 * The same rows, the first page of which has been read: what cannot be read at all is known before
 * anything of the file is written.
 */
export async function begun(
  rows: AsyncGenerator<ExportedRow>,
): Promise<AsyncGenerator<ExportedRow>> {
  const first = await rows.next();
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* rows;
  })();
}

function rowsOf(
  strapi: Core.Strapi,
  uid: string,
  asked: object,
  { populate, select }: ExportReading,
): Promise<ExportedRow[]> {
  return strapi.db.query(uid as UID.ContentType).findMany({
    ...asked,
    select: ['id', ...select],
    populate,
    orderBy: { id: 'asc' },
  } as never);
}
