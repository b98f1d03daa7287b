import type { Knex } from 'knex';
import {
  CONTACT_LINK_UID,
  ORDER_HOLDER_UID,
  ORDER_LINE_UID,
  ORDER_UID,
} from '../../../contracts/uids';
import type { Row, StrapiDatabase } from '../../database/strapi-database';
import { chunks, integer, text } from '../../database/values';
import { joinContacts, type OrderContext } from '../database/order-statements';
import { holdOwners } from '../database/held-owners';
import { ownerColumn } from '../database/owners';
import { wantArrivedNoMore } from '../database/wanted-contacts';
import type { RefreshFacts } from '../receive/receive-orders';

/** Contact numbers of one institution. */
export interface NumbersOf {
  institution: string;
  /** The S-360 that is configured now; links made with another one own nothing. */
  baseUrl: string;
  contactNumbers: readonly string[];
}

/** Orders, and holders of units of orders, whose contact is to be looked up again. */
interface Found {
  orders: { id: number; documentId: string; contactDocumentId: string | null }[];
  holderIds: number[];
}

/**
 * Finds orders and holders that name the numbers, in one statement by index. `unlinkedOnly`: those
 * that have no contact yet, which is all that there can be to do when a number becomes known.
 */
async function findByNumber(
  { database, trx }: OrderContext,
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

/** The contact that a row's number means, as a value of a statement. */
function owner(
  { database, trx }: { database: StrapiDatabase; trx: Knex },
  uid: string,
  baseUrl: string,
): Knex.QueryBuilder {
  const link = database.names(CONTACT_LINK_UID);
  const { column, table } = database.names(uid);
  return trx({ link: link.table })
    .select(ownerColumn({ database, trx }, 'link'))
    .where('link.institution', trx.ref(`${table}.institution`))
    .where(
      `link.${link.column('contactNumber')}`,
      trx.ref(`${table}.${column('contactReference')}`),
    )
    .where(`link.${link.column('baseUrl')}`, baseUrl);
}

/** Gives orders and holders the contacts that their numbers mean now. Answers those concerned. */
async function giveOwners(
  context: OrderContext,
  { holderIds, orders }: Found,
  baseUrl: string,
): Promise<string[]> {
  const { database, trx } = context;
  const order = database.names(ORDER_UID);
  const line = database.names(ORDER_LINE_UID);
  const holder = database.names(ORDER_HOLDER_UID);
  const contacts = new Set(orders.flatMap(({ contactDocumentId }) => contactDocumentId ?? []));
  for (const part of chunks(orders)) {
    const ids = part.map(({ id }) => id);
    await trx(order.table)
      .whereIn('id', ids)
      .update({ [order.column('contactDocumentId')]: owner(context, ORDER_UID, baseUrl) });
    await trx(line.table)
      .whereIn(
        line.column('orderDocumentId'),
        part.map(({ documentId }) => documentId),
      )
      .update({
        [line.column('contactDocumentId')]: trx(order.table)
          .select(`${order.table}.${order.column('contactDocumentId')}`)
          .where(
            `${order.table}.${order.column('documentId')}`,
            trx.ref(`${line.table}.${line.column('orderDocumentId')}`),
          ),
      });
    await joinContacts(context, ids, { areNew: false });
    const now: Row[] = await trx(order.table)
      .distinct({ contactDocumentId: order.column('contactDocumentId') })
      .whereIn('id', ids);
    for (const { contactDocumentId } of now) {
      if (contactDocumentId !== null) contacts.add(text(contactDocumentId) ?? '');
    }
  }
  for (const part of chunks(holderIds)) {
    await trx(holder.table)
      .whereIn('id', part)
      .update({ [holder.column('contactDocumentId')]: owner(context, ORDER_HOLDER_UID, baseUrl) });
  }
  return [...contacts];
}

/** Whoever links orders brings the facts of their contacts up to date with it. */
export interface LinkingPorts {
  refreshFacts: RefreshFacts;
  now(): Date;
}

/**
 * Links orders and holders to the contacts that their numbers mean now, moves them or takes the
 * contact from them. Costs one statement where there is nothing to do.
 */
export async function linkOrders(
  context: OrderContext,
  numbers: NumbersOf,
  options: { unlinkedOnly: boolean },
  { now, refreshFacts }: LinkingPorts,
): Promise<void> {
  if (numbers.contactNumbers.length === 0) return;
  const contacts = new Set<string>();
  for (let look = options; ; look = { unlinkedOnly: true }) {
    const found = await findByNumber(context, numbers, look);
    if (found.orders.length + found.holderIds.length === 0) break;
    for (const contact of await giveOwners(context, found, numbers.baseUrl)) contacts.add(contact);
    const takenBack = await wantArrivedNoMore(context, numbers.institution, numbers.contactNumbers);
    // A wish may be that of an order too that was stored since the look, without this contact.
    if (takenBack === 0) break;
  }
  if (contacts.size > 0) await refreshFacts(context, [...contacts], now());
}

const SLICE = 500;

/** The ids of rows, after one, whose contact is not the one that their number means. */
async function wronglyLinked(
  { database, trx }: { database: StrapiDatabase; trx: Knex },
  uid: string,
  { afterId, baseUrl, institution }: { institution: string; baseUrl: string; afterId: number },
): Promise<Row[]> {
  const { column, table } = database.names(uid);
  const link = database.names(CONTACT_LINK_UID);
  const own = (attribute: string) => `own.${column(attribute)}`;
  const linked = (attribute: string) => `link.${link.column(attribute)}`;
  return trx({ own: table })
    .leftJoin({ link: link.table }, (join) => {
      join
        .on(linked('institution'), own('institution'))
        .andOn(linked('contactNumber'), own('contactReference'))
        .andOnVal(linked('baseUrl'), baseUrl);
    })
    .select({
      id: 'own.id',
      contactNumber: own('contactReference'),
      contactDocumentId: own('contactDocumentId'),
    })
    .where(own('institution'), institution)
    .where('own.id', '>', afterId)
    .whereRaw(`coalesce(??, '') <> coalesce(?, '')`, [
      own('contactDocumentId'),
      ownerColumn({ database, trx }, 'link'),
    ])
    .orderBy('own.id')
    .limit(SLICE);
}

const concernedBy = (rows: readonly Row[]) => ({
  contactNumbers: rows.flatMap(({ contactNumber }) => text(contactNumber) ?? []),
  contactDocumentIds: rows.flatMap((row) => text(row.contactDocumentId) ?? []),
});

/**
 * The safety net: links what was missed while a contact and its orders were stored by two processes
 * at the same moment. Sliced; answers how many orders and holders it found.
 */
export async function sweepOrderLinks(
  database: StrapiDatabase,
  institution: { institution: string; baseUrl: string },
  ports: LinkingPorts,
): Promise<number> {
  let swept = 0;
  for (const uid of [ORDER_UID, ORDER_HOLDER_UID]) {
    for (let afterId = 0; ;) {
      const context = { database, trx: database.connection };
      const rows = await wronglyLinked(context, uid, { ...institution, afterId });
      if (rows.length === 0) break;
      const concerned = concernedBy(rows);
      await database.contended(async (trx) => {
        await holdOwners({ database, trx }, institution, concerned);
        const numbers = { ...institution, contactNumbers: concerned.contactNumbers };
        await linkOrders({ database, trx }, numbers, { unlinkedOnly: false }, ports);
      });
      swept += rows.length;
      afterId = integer(rows.at(-1)?.id);
    }
  }
  return swept + (await sweepLines(database, institution, ports));
}

/** Orders, after one, with lines of another contact than their own, once for each such contact. */
async function withOtherLines(
  { database, trx }: { database: StrapiDatabase; trx: Knex },
  { afterId, institution }: { institution: string; afterId: number },
): Promise<Row[]> {
  const order = database.names(ORDER_UID);
  const line = database.names(ORDER_LINE_UID);
  const own = (attribute: string) => `own.${order.column(attribute)}`;
  const ofLine = (attribute: string) => `line.${line.column(attribute)}`;
  return trx({ own: order.table })
    .join({ line: line.table }, ofLine('orderDocumentId'), own('documentId'))
    .distinct({
      id: 'own.id',
      documentId: own('documentId'),
      contactNumber: own('contactReference'),
      contactDocumentId: ofLine('contactDocumentId'),
    })
    .where(own('institution'), institution)
    .where('own.id', '>', afterId)
    .whereRaw(`coalesce(??, '') <> coalesce(??, '')`, [
      own('contactDocumentId'),
      ofLine('contactDocumentId'),
    ])
    .orderBy('own.id')
    .limit(SLICE);
}

/** Gives lines the contacts of their orders. Answers of how many orders. */
async function sweepLines(
  database: StrapiDatabase,
  { baseUrl, institution }: { institution: string; baseUrl: string },
  { now, refreshFacts }: LinkingPorts,
): Promise<number> {
  let swept = 0;
  for (let afterId = 0; ;) {
    const context = { database, trx: database.connection };
    const rows = await withOtherLines(context, { institution, afterId });
    if (rows.length === 0) return swept;
    const orders = rows.map(({ contactDocumentId, documentId, id }) => ({
      id: integer(id),
      documentId: text(documentId) ?? '',
      contactDocumentId: text(contactDocumentId),
    }));
    await database.contended(async (trx) => {
      await holdOwners({ database, trx }, { institution, baseUrl }, concernedBy(rows));
      const contacts = await giveOwners({ database, trx }, { orders, holderIds: [] }, baseUrl);
      if (contacts.length > 0) await refreshFacts({ database, trx }, contacts, now());
    });
    swept += new Set(orders.map(({ id }) => id)).size;
    afterId = orders.at(-1)?.id ?? afterId;
  }
}
