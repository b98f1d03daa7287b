import type { PageOf } from '../../contracts/pages';
import { countWhere } from '../database/count-where';
import type { Row, StrapiDatabase } from '../database/strapi-database';
import { integer, readable } from '../database/values';

export type { PageOf };

export interface PageRequest {
  page: number;
  pageSize: number;
}

/** Reads one page of a table, with the pagination. */
export async function pageOf<T>(
  database: StrapiDatabase,
  list: {
    uid: string;
    where: Row;
    order: Record<string, 'asc' | 'desc'>;
    /** Ids of rows that come before all others, in this order. */
    first?: readonly number[];
    attributes?: string[];
    request: PageRequest;
  },
  fromRow: (row: Row) => T,
): Promise<PageOf<T>> {
  const { attributes, first = [], order, request, uid, where } = list;
  const { page, pageSize } = request;
  const total = await countWhere(database, uid, where);
  const offset = (page - 1) * pageSize;
  const ids = first.slice(offset, offset + pageSize);
  // Only ids are sorted: rows are large, and an index may have all that is needed to find the page.
  if (ids.length < pageSize) {
    const found = await database
      .query(uid)
      .select('id')
      .where(first.length === 0 ? where : { $and: [where, { id: { $notIn: [...first] } }] })
      .orderBy(order)
      .offset(Math.max(0, offset - first.length))
      .limit(pageSize - ids.length)
      .execute();
    ids.push(...found.map(({ id }) => integer(id)));
  }
  const rows = await database
    .query(uid)
    .select(attributes ?? '*')
    .where({ id: { $in: ids } })
    .execute();
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  const place = ({ id }: Row) => placeOf.get(integer(id)) ?? 0;
  rows.sort((one, other) => place(one) - place(other));
  const pageCount = Math.ceil(total / pageSize);
  const data = readable(rows, fromRow);
  return { data, meta: { pagination: { page, pageSize, pageCount, total } } };
}
