import type { Knex } from 'knex';
import {
  CONTACT_LINK_UID,
  ORDER_HOLDER_UID,
  ORDER_LINE_UID,
  ORDER_UID,
} from '../../contracts/uids';
import { takingTurns } from '../../kernel/turns';
import type { InTransaction, Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, integer, text } from '../../kernel/database/values';
import { joinContacts } from '../database/order-statements';
import { ownerColumn } from '../database/owners';
import { unqueueArrived } from '../database/queued-contacts';
import type { RefreshSummaries } from '../receive/receive-orders';

interface NumbersOf {
  institution: string;
  /** The S-360 that is configured now; links made with another one get no further orders. */
  baseUrl: string;
  contactNumbers: readonly string[];
}

/** Orders and holders of units whose contact is looked up again. */
interface Found {
  orders: { id: number; documentId: string; contactDocumentId: string | null }[];
  holderIds: number[];
}

/**
 * Finds the orders and holders that name the numbers, in one statement by index. `unlinkedOnly`:
 * only those without a contact, which is all there can be to do when a number becomes known.
 */
async function findByNumber(
  { database, trx }: InTransaction,
  { contactNumbers, institution }: NumbersOf,
  { unlinkedOnly }: { unlinkedOnly: boolean },
): Promise<Found> {
  const of = (uid: string, kind: string, documentId: string, part: readonly string[]) => {
    const { column, table } = database.names(uid);
    const query = trx(table)
      .select({
        id: 'id',
        documentId: column(documentId),
        contactDocumentId: column('contactDocumentId'),
        kind: trx.raw('?', [kind]),
      })
      .where({ institution })
      .whereIn(column('contactReference'), [...part]);
    return unlinkedOnly ? query.whereNull(column('contactDocumentId')) : query;
  };
  const found: Found = { orders: [], holderIds: [] };
  for (const part of chunks([...new Set(contactNumbers)].sort())) {
    const rows: Row[] = await of(ORDER_UID, 'order', 'documentId', part).unionAll([
      of(ORDER_HOLDER_UID, 'holder', 'orderDocumentId', part),
    ]);
    for (const { contactDocumentId, documentId, id, kind } of rows) {
      if (kind === 'holder') found.holderIds.push(integer(id));
      else {
        const owner = { contactDocumentId: text(contactDocumentId) };
        found.orders.push({ id: integer(id), documentId: text(documentId) ?? '', ...owner });
      }
    }
  }
  return found;
}

/**
 * The contact that a row's number stands for, as an SQL subquery. A row that has a contact follows
 * its link, whichever S-360 the link was made with: in a copy of production, a merge or a deletion
 * concerns the copy's contacts, too. A row without a contact gets none from a link of another
 * S-360.
 */
function owner(
  { database, trx }: { database: StrapiDatabase; trx: Knex },
  uid: string,
  baseUrl: string,
): Knex.QueryBuilder {
  const link = database.names(CONTACT_LINK_UID);
  const { column, table } = database.names(uid);
  const own = (attribute: string) => `${table}.${column(attribute)}`;
  return trx({ link: link.table })
    .select(ownerColumn({ database, trx }, 'link'))
    .where('link.institution', trx.ref(own('institution')))
    .where(`link.${link.column('contactNumber')}`, trx.ref(own('contactReference')))
    .where((isToBeFollowed) => {
      void isToBeFollowed
        .where(`link.${link.column('baseUrl')}`, baseUrl)
        .orWhereNotNull(own('contactDocumentId'));
    });
}

/** The contact of a line's order, as an SQL subquery. */
export function ownerOfOrder({ database, trx }: InTransaction): Knex.QueryBuilder {
  const order = database.names(ORDER_UID);
  const line = database.names(ORDER_LINE_UID);
  return trx(order.table)
    .select(`${order.table}.${order.column('contactDocumentId')}`)
    .where(
      `${order.table}.${order.column('documentId')}`,
      trx.ref(`${line.table}.${line.column('orderDocumentId')}`),
    );
}

/**
 * Gives orders and holders the contacts that their numbers stand for now. Returns the former and
 * the new contacts of the orders.
 */
export async function giveOwners(
  context: InTransaction,
  { holderIds, orders }: Found,
  baseUrl: string,
): Promise<string[]> {
  const { database, trx } = context;
  const order = database.names(ORDER_UID);
  const line = database.names(ORDER_LINE_UID);
  const holder = database.names(ORDER_HOLDER_UID);
  const contacts = new Set(orders.flatMap(({ contactDocumentId }) => contactDocumentId ?? []));
  const othersHaveTurns = takingTurns();
  for (const part of chunks(orders)) {
    await othersHaveTurns();
    const ids = part.map(({ id }) => id);
    await trx(order.table)
      .whereIn('id', ids)
      .update({ [order.column('contactDocumentId')]: owner(context, ORDER_UID, baseUrl) });
    await trx(line.table)
      .whereIn(
        line.column('orderDocumentId'),
        part.map(({ documentId }) => documentId),
      )
      .update({ [line.column('contactDocumentId')]: ownerOfOrder(context) });
    await joinContacts(context, ids, { areNew: false });
    const now: Row[] = await trx(order.table)
      .distinct({ contactDocumentId: order.column('contactDocumentId') })
      .whereIn('id', ids);
    for (const { contactDocumentId } of now) {
      if (contactDocumentId !== null) contacts.add(text(contactDocumentId) ?? '');
    }
  }
  for (const part of chunks(holderIds)) {
    await othersHaveTurns();
    await trx(holder.table)
      .whereIn('id', part)
      .update({ [holder.column('contactDocumentId')]: owner(context, ORDER_HOLDER_UID, baseUrl) });
  }
  return [...contacts];
}

/** Whoever links orders also refreshes the purchase summaries of their contacts. */
export interface LinkingPorts {
  refreshSummaries: RefreshSummaries;
  now(): Date;
}

/**
 * Links orders and holders to the contacts that their numbers stand for now; this may move or
 * unlink them. Costs one statement when there is nothing to do.
 */
export async function linkOrders(
  context: InTransaction,
  numbers: NumbersOf,
  options: { unlinkedOnly: boolean },
  { now, refreshSummaries }: LinkingPorts,
): Promise<void> {
  if (numbers.contactNumbers.length === 0) return;
  const contacts = new Set<string>();
  const othersHaveTurns = takingTurns();
  for (let look = options; ; look = { unlinkedOnly: true }) {
    const found = await findByNumber(context, numbers, look);
    await othersHaveTurns();
    if (found.orders.length + found.holderIds.length === 0) break;
    for (const contact of await giveOwners(context, found, numbers.baseUrl)) contacts.add(contact);
    const takenBack = await unqueueArrived(context, numbers.institution, numbers.contactNumbers);
    // A removed pull may also have served an order that was stored since the search without its
    // contact.
    if (takenBack === 0) break;
  }
  if (contacts.size > 0) await refreshSummaries(context, [...contacts], now());
}
