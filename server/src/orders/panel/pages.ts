import type { Knex } from 'knex';
import { ORDER_HOLDER_UID, ORDER_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer } from '../../kernel/database/values';
import type { InstitutionScope } from '../../kernel/http/institution-scope';
import type { PageRequest } from '../../kernel/http/pages';

/*
 * The orders of a contact come from two places: the orders that it bought, and those of which it
 * holds units. A condition with "or" over both would read the whole table on PostgreSQL. So each
 * place is read by its own index, as far as the requested page may need, and then both are sorted
 * together.
 */

const ID = 'id';
const CREATED = 'created';

export interface OrdersOf {
  contactDocumentId: string;
  scope: InstitutionScope;
}

interface Names {
  orders: ReturnType<StrapiDatabase['names']>;
  holders: ReturnType<StrapiDatabase['names']>;
}

const namesOf = (database: StrapiDatabase): Names => ({
  orders: database.names(ORDER_UID),
  holders: database.names(ORDER_HOLDER_UID),
});

/**
 * As an expression, for which no index fits: a contact has few orders, an institution very many,
 * and SQLite would begin with these.
 */
const narrow = (query: Knex.QueryBuilder, scope: InstitutionScope): Knex.QueryBuilder =>
  scope === null
    ? query
    : query.whereRaw(`coalesce(??, '') in (${scope.map(() => '?').join(', ') || 'null'})`, [
        'o.institution',
        ...scope,
      ]);

function boughtOrders(
  database: StrapiDatabase,
  { contactDocumentId, scope }: OrdersOf,
): Knex.QueryBuilder {
  const { orders } = namesOf(database);
  const bought = database
    .connection(`${orders.table} as o`)
    .where(`o.${orders.column('contactDocumentId')}`, contactDocumentId);
  return narrow(bought, scope);
}

/** Orders that others bought, or that have no known purchaser, of which the contact holds units. */
function heldOrders(
  database: StrapiDatabase,
  { contactDocumentId, scope }: OrdersOf,
): Knex.QueryBuilder {
  const { holders, orders } = namesOf(database);
  const purchaser = `o.${orders.column('contactDocumentId')}`;
  const held = database
    .connection(`${holders.table} as h`)
    .join(
      `${orders.table} as o`,
      `o.${orders.column('documentId')}`,
      `h.${holders.column('orderDocumentId')}`,
    )
    .where(`h.${holders.column('contactDocumentId')}`, contactDocumentId)
    .where((other) => {
      void other.whereNull(purchaser).orWhereNot(purchaser, contactDocumentId);
    });
  return narrow(held, scope);
}

export async function countOrdersOf(database: StrapiDatabase, of: OrdersOf): Promise<number> {
  const [own, guest] = await Promise.all([
    boughtOrders(database, of).count({ count: '*' }).first(),
    heldOrders(database, of).countDistinct({ count: 'o.id' }).first(),
  ]);
  return integer(own?.count) + integer(guest?.count);
}

/**
 * The ids of one page of a contact's orders, the newest first and those without a date last. Dated
 * and undated orders are read separately: the databases sort nulls to different ends, and none uses
 * its index when the query says where nulls belong.
 */
export async function idsOfPage(
  database: StrapiDatabase,
  of: OrdersOf,
  { page, pageSize }: PageRequest,
): Promise<number[]> {
  const { connection } = database;
  const created = `o.${namesOf(database).orders.column('creationDateTime')}`;
  const newest = (query: Knex.QueryBuilder, name: string): Knex.QueryBuilder =>
    connection.select('*').from(
      query
        .select({ [ID]: 'o.id', [CREATED]: created })
        .orderBy([
          { column: created, order: 'desc' },
          { column: 'o.id', order: 'desc' },
        ])
        .limit(page * pageSize)
        .as(name),
    );
  const all = [boughtOrders, heldOrders].flatMap((place, index) => [
    newest(place(database, of).whereNotNull(created), `dated_${index}`),
    newest(place(database, of).whereNull(created), `undated_${index}`),
  ]);
  const rows: { id: unknown }[] = await connection
    .select(ID)
    .from(connection.queryBuilder().union(all).as('orders'))
    .orderByRaw('case when ?? is null then 1 else 0 end', [CREATED])
    .orderBy([
      { column: CREATED, order: 'desc' },
      { column: ID, order: 'desc' },
    ])
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  return rows.map(({ id }) => integer(id));
}
