import { QUARANTINED_ITEM_LIST_ATTRIBUTES, quarantinedItemStatus } from '../inbox';
import { itemsSearched } from '../contacts';
import { UNKNOWN_CAUSE, type GetQuarantinedItems } from '../contracts/overview';
import { QUARANTINED_ITEM_UID } from '../contracts/uids';
import type { Stream } from '../contracts/streams';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, readable } from '../kernel/database/values';
import { whereInScope, type InstitutionScope } from '../kernel/http/institution-scope';
import { pageOf, type PageRequest } from '../kernel/http/pages';

export interface QuarantineFilter {
  scope: InstitutionScope;
  stream?: Stream | undefined;
  /** The code of the first reason, or `UNKNOWN_CAUSE`. */
  reason?: string | undefined;
  q?: string | undefined;
  /** Whether the person may see bodies; only then are they searched. */
  withBody: boolean;
}

/** The maximum length of a listed item: a hundred of the longest items fit no response. */
const LONGEST_LISTED = 100_000;

const TOO_LONG = 'The item is too long for a list; it stands in the body of the delivery.';

/** The bodies of items; those that are too long are not read. */
async function bodiesOf(
  database: StrapiDatabase,
  ids: readonly number[],
): Promise<Map<number, unknown>> {
  const { column, table } = database.names(QUARANTINED_ITEM_UID);
  const [id, body] = [column('id'), column('body')];
  return database.transaction(async (trx) => {
    const rows: Row[] = await trx(table)
      .select({ id, body })
      .whereIn(id, [...ids])
      .whereRaw('length(??) <= ?', [body, LONGEST_LISTED]);
    return new Map(rows.map((row) => [integer(row.id), row.body]));
  });
}

/** The condition on quarantined items that a filter includes. */
export async function whereItems(
  database: StrapiDatabase,
  { q, reason, scope, stream, withBody }: QuarantineFilter,
): Promise<Row> {
  return {
    ...whereInScope(scope),
    ...(stream !== undefined && { stream }),
    ...(reason !== undefined && { reasonCode: reason === UNKNOWN_CAUSE ? null : reason }),
    ...(q && (await itemsSearched(database, q, { scope, withBody }))),
  };
}

/** One page of quarantined items, newest first. */
export async function quarantinedItemsPage(
  database: StrapiDatabase,
  filter: QuarantineFilter,
  request: PageRequest,
): Promise<GetQuarantinedItems.Response> {
  // Read first: an item that arrives in between is not part of what the list is acted upon.
  const [newest] = await database
    .query(QUARANTINED_ITEM_UID)
    .select('id')
    .where(whereInScope(filter.scope))
    .orderBy({ id: 'desc' })
    .limit(1)
    .execute();
  const list = {
    uid: QUARANTINED_ITEM_UID,
    where: await whereItems(database, filter),
    order: { id: 'desc' as const },
    attributes: QUARANTINED_ITEM_LIST_ATTRIBUTES,
    request,
  };
  const page = await pageOf(database, list, (row) => row);
  const meta = { ...page.meta, newestId: newest ? integer(newest.id) : 0 };
  if (!filter.withBody) {
    return {
      meta,
      data: readable(page.data, (row) => ({ ...quarantinedItemStatus(row), body: null })),
    };
  }
  const bodies = await bodiesOf(
    database,
    page.data.map(({ id }) => integer(id)),
  );
  return {
    meta,
    data: readable(page.data, (row) =>
      quarantinedItemStatus({ ...row, body: bodies.get(integer(row.id)) ?? TOO_LONG }),
    ),
  };
}
