import { lockRows } from '../../kernel/database/lock-rows';
import { ORDER_LINE_UID, ORDER_UID } from '../../contracts/uids';
import type { InTransaction, Row } from '../../kernel/database/strapi-database';
import { integer, text, textsIn } from '../../kernel/database/values';
import { holdOwners } from '../database/held-owners';
import { columnsOf } from '../database/order-statements';
import { unqueueArrived } from '../database/queued-contacts';
import { giveOwners, ownerOfOrder, type LinkingPorts } from './link-orders';
import {
  linesOfOthers,
  ordersOfOthers,
  type ConfiguredInstitution,
  type WronglyOwned,
} from './wrong-owners';

/** Rows of one institution that had another contact than they should have. */
export interface ToMend {
  institution: ConfiguredInstitution;
  ids: readonly number[];
}

const concernedBy = (found: readonly WronglyOwned[]) => ({
  contactNumbers: found.flatMap(({ contactNumber }) => contactNumber ?? []),
  contactDocumentIds: found.flatMap(({ contactDocumentIds }) => contactDocumentIds),
});

/**
 * Gives the given orders or holders, and no others, the contacts of their numbers. Returns how many
 * still had another contact.
 */
export async function mendOwners(
  context: InTransaction,
  uid: string,
  { ids, institution }: ToMend,
  { now, refreshSummaries }: LinkingPorts,
): Promise<number> {
  const found = await ordersOfOthers(context, uid, [institution], { ids });
  if (found.length === 0) return 0;
  const owners = await holdOwners(context, institution, concernedBy(found));
  const rows = await lockFound(context, uid, found);
  const contactNumbers = textsIn(rows, 'contactReference');
  owners.check({ contactNumbers, contactDocumentIds: textsIn(rows, 'contactDocumentId') });
  const orders = rows.map((row) => ({
    id: integer(row.id),
    documentId: text(row.documentId) ?? '',
    contactDocumentId: text(row.contactDocumentId),
  }));
  const contacts = await giveOwners(
    context,
    uid === ORDER_UID
      ? { orders, holderIds: [] }
      : { orders: [], holderIds: orders.map(({ id }) => id) },
    institution.baseUrl,
  );
  await unqueueArrived(context, institution.institution, contactNumbers);
  if (contacts.length > 0) await refreshSummaries(context, contacts, now());
  return rows.length;
}

async function lockFound(
  { database, trx }: InTransaction,
  uid: string,
  found: readonly WronglyOwned[],
): Promise<Row[]> {
  const isOrder = uid === ORDER_UID;
  const names = ['id', 'contactReference', 'contactDocumentId', ...(isOrder ? ['documentId'] : [])];
  const ids = found.map(({ id }) => id);
  const { table } = database.names(uid);
  return lockRows(
    database,
    trx(table)
      .select(columnsOf(database, uid, names))
      .whereIn('id', ids),
  );
}

/** Gives lines the contacts of their orders. Returns how many still had another contact. */
export async function mendLines(
  context: InTransaction,
  { ids, institution }: ToMend,
  { now, refreshSummaries }: LinkingPorts,
): Promise<number> {
  const found = await linesOfOthers(context, [institution], { ids });
  if (found.length === 0) return 0;
  const { check } = await holdOwners(context, institution, concernedBy(found));
  const orders = await lockOrdersOf(context, found);
  check({ contactNumbers: [], contactDocumentIds: textsIn(orders, 'contactDocumentId') });
  const { database, trx } = context;
  const { column, table } = database.names(ORDER_LINE_UID);
  await trx(table)
    .whereIn(
      'id',
      found.map(({ id }) => id),
    )
    .whereIn(column('orderDocumentId'), textsIn(orders, 'documentId'))
    .update({ [column('contactDocumentId')]: ownerOfOrder(context) });
  const { contactDocumentIds } = concernedBy(found);
  if (contactDocumentIds.length > 0) await refreshSummaries(context, contactDocumentIds, now());
  return found.length;
}

async function lockOrdersOf(
  { database, trx }: InTransaction,
  lines: readonly { orderDocumentId: string }[],
): Promise<Row[]> {
  const { column, table } = database.names(ORDER_UID);
  const orders = trx(table)
    .select(columnsOf(database, ORDER_UID, ['documentId', 'contactDocumentId']))
    .whereIn(column('documentId'), [
      ...new Set(lines.map(({ orderDocumentId }) => orderDocumentId)),
    ]);
  return lockRows(database, orders);
}
