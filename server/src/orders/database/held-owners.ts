import type { Knex } from 'knex';
import { ORDER_HOLDER_UID, ORDER_LINE_UID, ORDER_UID } from '../../contracts/uids';
import { LostRaceError } from '../../kernel/database/failures';
import type { InTransaction, Row } from '../../kernel/database/strapi-database';
import { chunks, text, textsIn } from '../../kernel/database/values';
import { lockContacts } from '../summaries/known-contacts';
import { ownersOf, type Owners } from './owners';

/** The contact numbers that orders name, and the contacts of the orders and of their holders. */
interface Concerned {
  contactNumbers: Iterable<string>;
  contactDocumentIds: Iterable<string>;
}

/** The owners of orders, locked against deletion, merge and relinking in this transaction. */
export interface HeldOwners extends Owners {
  /**
   * Checks what turned up once the orders were locked.
   * @throws LostRaceError when it concerns a number or contact that is not locked.
   */
  check(found: Concerned): void;
}

/**
 * Locks the contacts and links that orders concern, before any of the orders is locked. Every
 * writer of orders locks contacts first, then links, then orders. So does a person's deletion of a
 * contact, which would otherwise have to be repeated, and each repetition could lose again.
 */
export async function holdOwners(
  context: InTransaction,
  /** `baseUrl`: the S-360 that is configured now; links made with another one own nothing. */
  institution: { institution: string; baseUrl: string },
  concerned: Concerned,
): Promise<HeldOwners> {
  const numbers = new Set(concerned.contactNumbers);
  const before = await ownersOf(context, institution, numbers, { hold: false });
  const held = new Set([...concerned.contactDocumentIds, ...before.contacts]);
  if (held.size > 0) await lockContacts(context.database, [...held]);
  const owners = await ownersOf(context, institution, numbers, { hold: true });
  const check: HeldOwners['check'] = ({ contactDocumentIds, contactNumbers }) => {
    const areHeld =
      [...contactNumbers].every((number) => numbers.has(number)) &&
      [...contactDocumentIds].every((documentId) => held.has(documentId));
    if (!areHeld) throw new LostRaceError('Orders became those of other contacts meanwhile.');
  };
  check({ contactNumbers: [], contactDocumentIds: owners.contacts });
  return { ...owners, check };
}

export interface StoredLine {
  operationId: string;
  orderDocumentId: string;
  contactDocumentId: string | null;
}

/**
 * The maximum count of ids of one kind in one statement. Orders that are stored together, and their
 * lines, fit into one.
 */
const IDS_AT_ONCE = 2_000;

/**
 * Reads the contacts that stored orders concern, in one statement by index: purchasers, holders of
 * units, and the contacts whose orders have had the lines until now. Returns these lines, too.
 */
export async function concernedByStored(
  context: InTransaction,
  institution: string,
  { operationIds, orderIds }: { orderIds: Iterable<string>; operationIds: Iterable<string> },
): Promise<Concerned & { lines: StoredLine[] }> {
  const orderParts = chunks([...new Set(orderIds)], IDS_AT_ONCE);
  const lineParts = chunks([...new Set(operationIds)], IDS_AT_ONCE);
  const rows: Row[] = [];
  for (let part = 0; part < Math.max(orderParts.length, lineParts.length); part += 1) {
    const orders = ordersAndHolders(context, institution, orderParts[part] ?? []);
    const lines = linesByOperation(context, institution, lineParts[part] ?? []);
    rows.push(...(await orders.unionAll([lines])));
  }
  return {
    contactNumbers: textsIn(rows, 'number'),
    contactDocumentIds: textsIn(rows, 'contact'),
    lines: rows.flatMap(({ contact, operationId, orderDocumentId }) =>
      operationId === null
        ? []
        : {
            operationId: text(operationId) ?? '',
            orderDocumentId: text(orderDocumentId) ?? '',
            contactDocumentId: text(contact),
          },
    ),
  };
}

function ordersAndHolders(
  { database, trx }: InTransaction,
  institution: string,
  orderIds: readonly string[],
): Knex.QueryBuilder {
  const order = database.names(ORDER_UID);
  const holder = database.names(ORDER_HOLDER_UID);
  const own = (attribute: string) => `own.${order.column(attribute)}`;
  const held = (attribute: string) => `held.${holder.column(attribute)}`;
  const noLine = { operationId: trx.raw('null'), orderDocumentId: trx.raw('null') };
  const orders = () =>
    trx({ own: order.table })
      .where(own('institution'), institution)
      .whereIn(own('orderId'), [...orderIds]);
  const holders = orders()
    .join({ held: holder.table }, held('orderDocumentId'), own('documentId'))
    .select({ number: held('contactReference'), contact: held('contactDocumentId'), ...noLine });
  return orders()
    .select({ number: own('contactReference'), contact: own('contactDocumentId'), ...noLine })
    .unionAll([holders]);
}

function linesByOperation(
  { database, trx }: InTransaction,
  institution: string,
  operationIds: readonly string[],
): Knex.QueryBuilder {
  const { column, table } = database.names(ORDER_LINE_UID);
  return trx(table)
    .select({
      number: trx.raw('null'),
      contact: column('contactDocumentId'),
      operationId: column('operationId'),
      orderDocumentId: column('orderDocumentId'),
    })
    .where({ institution })
    .whereIn(column('operationId'), [...operationIds]);
}
