import type { Core, UID } from '@strapi/strapi';
import type { ExportedRow, ExportReading } from './columns';

/** Rows read at once: one page is in memory while the one before it is sent. */
const PAGE = 500;

interface Query {
  where?: Record<string, unknown>;
  _q?: string;
}

/**
 * The rows of a filtered list by their ids, a page at a time: each page begins after the last id, so
 * that the last costs no more than the first, and a row that is written meanwhile moves nothing.
 */
export async function* listRows(
  strapi: Core.Strapi,
  uid: string,
  query: Query,
  { populate, select }: ExportReading,
): AsyncGenerator<ExportedRow> {
  let lastId = 0;
  for (;;) {
    const rows: ExportedRow[] = await strapi.db.query(uid as UID.ContentType).findMany({
      ...(query._q !== undefined && { _q: query._q }),
      where: { $and: [query.where ?? {}, { id: { $gt: lastId } }] },
      select: ['id', ...select],
      populate,
      orderBy: { id: 'asc' },
      limit: PAGE,
    } as never);
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return;
    lastId = Number(last.id);
  }
}
