import type { PageOf } from '../contracts/pages';
import type { QueryBuilder, Row, StrapiDatabase } from './database/strapi-database';
import { integer } from './database/values';

export type { PageOf };

export interface PageRequest {
  page: number;
  pageSize: number;
}

export async function countWhere(
  database: StrapiDatabase,
  uid: string,
  where: Row,
): Promise<number> {
  const [row] = await database.query(uid).count().where(where).execute();
  return integer(row?.count);
}

/** Reads one page of a table, with the pagination. */
export async function pageOf<T>(
  database: StrapiDatabase,
  list: {
    uid: string;
    where: Row;
    order: Record<string, 'asc' | 'desc'>;
    attributes?: string[];
    request: PageRequest;
  },
  fromRow: (row: Row) => T,
): Promise<PageOf<T>> {
  const { attributes, order, request, uid, where } = list;
  const { page, pageSize } = request;
  const total = await countWhere(database, uid, where);
  const query: QueryBuilder = database
    .query(uid)
    .select(attributes ?? '*')
    .where(where);
  const rows = await query
    .orderBy(order)
    .offset((page - 1) * pageSize)
    .limit(pageSize)
    .execute();
  const pageCount = Math.ceil(total / pageSize);
  return { data: rows.map(fromRow), meta: { pagination: { page, pageSize, pageCount, total } } };
}
