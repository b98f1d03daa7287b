import type { Core, UID } from '@strapi/strapi';
import { takingTurns } from '../kernel/turns';
import { chunks } from '../kernel/database/values';
import type { ExportedRow, ExportReading } from './columns';

/** Rows per page: one page is in memory while the previous one is sent. */
const PAGE = 250;

export interface ListQuery {
  where?: Record<string, unknown>;
}

const askedOf = ({ where }: ListQuery, condition: Record<string, unknown> = {}) => ({
  where: { $and: [where ?? {}, condition] },
});

/**
 * The rows of a filtered list by id, page by page. Each page begins after the last id, so that the
 * last page costs no more than the first and a concurrent write moves no rows.
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
 * Like `listRows`, for a list with an expensive filter: the filter runs once, not per page. Only
 * the ids stay in memory.
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
 * The same rows, with the first page already read: an error in the query shows before anything is
 * sent.
 */
export async function startReading(
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
