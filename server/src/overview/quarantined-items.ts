import { QUARANTINED_ITEM_LIST_ATTRIBUTES, quarantinedItemStatus } from '../inbox';
import { itemsSearched } from '../contacts';
import type { ListedQuarantinedItem } from '../contracts/overview';
import { QUARANTINED_ITEM_UID } from '../contracts/uids';
import type { Stream } from '../contracts/streams';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer } from '../kernel/database/values';
import { pageOf, type PageOf, type PageRequest } from '../kernel/pages';

/** Filters by institution, webhook and search text. */
export interface QuarantineFilter {
  institution?: string | undefined;
  stream?: Stream | undefined;
  q?: string | undefined;
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

/** One page of quarantined items, newest first. */
export async function quarantinedItemsPage(
  database: StrapiDatabase,
  { institution, q, stream }: QuarantineFilter,
  request: PageRequest,
  { withBody }: { withBody: boolean },
): Promise<PageOf<ListedQuarantinedItem>> {
  const list = {
    uid: QUARANTINED_ITEM_UID,
    where: {
      ...(institution !== undefined && { institution }),
      ...(stream !== undefined && { stream }),
      ...(q && (await itemsSearched(database, q))),
    },
    order: { id: 'desc' as const },
    attributes: QUARANTINED_ITEM_LIST_ATTRIBUTES,
    request,
  };
  const page = await pageOf(database, list, (row) => row);
  if (!withBody) {
    return {
      ...page,
      data: page.data.map((row) => ({ ...quarantinedItemStatus(row), body: null })),
    };
  }
  const bodies = await bodiesOf(
    database,
    page.data.map(({ id }) => integer(id)),
  );
  return {
    ...page,
    data: page.data.map((row) =>
      quarantinedItemStatus({ ...row, body: bodies.get(integer(row.id)) ?? TOO_LONG }),
    ),
  };
}
