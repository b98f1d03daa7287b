import type { Knex } from 'knex';
import { ORDER_UID } from '../../../contracts/uids';
import type { StrapiDatabase } from '../../database/strapi-database';
import { chunks, integer, text } from '../../database/values';
import { lockContacts, type KnownContact } from './known-contacts';
import { orderPages, readOrders } from './read-orders';
import { addOrders, factsOf, type OrderTally } from './sums';
import { writeColumns } from './write-columns';
import { writeFacts } from './write-facts';

/** The transaction that the facts are a part of. */
export interface FactsContext {
  database: StrapiDatabase;
  trx: Knex.Transaction;
  /** Currency of the contact's columns; `null`: that of the first order that came in. */
  mainCurrency: string | null;
}

const CONTACTS_AT_ONCE = 200;
/** The orders of a contact with more than so many are read in parts. */
const READ_AT_ONCE = 1_000;

/**
 * Computes the facts of these contacts anew from their orders, with all that follows from them, in
 * the caller's transaction. It is called for every contact whose orders changed, came or went: also
 * for both when two were merged, and for one that orders were taken from.
 * @param at the moment after which a performance is still to come.
 */
export async function refreshFacts(
  context: FactsContext,
  documentIds: readonly string[],
  at: Date,
): Promise<void> {
  for (const part of chunks([...new Set(documentIds)], CONTACTS_AT_ONCE)) {
    await refreshPart(context, part, at);
  }
}

async function refreshPart(
  context: FactsContext,
  documentIds: readonly string[],
  at: Date,
): Promise<void> {
  // Locked before the orders are read: who comes second sees those of who came first.
  const contacts = await lockContacts(context.database, documentIds);
  const tallies = await talliesOf(context, documentIds, contacts);
  const facts = new Map(
    [...tallies].map(([documentId, tally]) => [documentId, factsOf(tally, at)]),
  );
  const factsOfContact = (documentId: string) => facts.get(documentId) ?? [];
  await writeFacts(context, { contacts, documentIds, factsOf: factsOfContact });
  const mainCurrency = context.mainCurrency ?? (await firstCurrency(context));
  await writeColumns(context, contacts, (documentId) =>
    factsOfContact(documentId).find(({ currencyCode }) => currencyCode === mainCurrency),
  );
}

/** By contact; who has very many orders is told by the count that was written last. */
async function talliesOf(
  context: FactsContext,
  documentIds: readonly string[],
  contacts: readonly KnownContact[],
): Promise<Map<string, OrderTally>> {
  const large = new Set(
    contacts.flatMap(({ documentId, row }) =>
      integer(row.orderCount) > READ_AT_ONCE ? [documentId] : [],
    ),
  );
  const others = documentIds.filter((documentId) => !large.has(documentId));
  const tallies = new Map<string, OrderTally>();
  const read = await readOrders(context, others);
  for (const documentId of others) {
    const tally: OrderTally = new Map();
    addOrders(tally, read.of(documentId), read.linesOf);
    tallies.set(documentId, tally);
  }
  for (const documentId of large) {
    const tally: OrderTally = new Map();
    for await (const { linesOf, orders } of orderPages(context, documentId)) {
      addOrders(tally, orders, linesOf);
    }
    tallies.set(documentId, tally);
  }
  return tallies;
}

/**
 * The main currency where none is configured. That of the first order, which is found at once and
 * stays the same, as orders are never deleted; that of most orders would change with the orders, and
 * with it the columns of all contacts.
 */
async function firstCurrency({ database }: FactsContext): Promise<string | null> {
  const [order] = await database
    .query(ORDER_UID)
    .select(['currencyCode'])
    .where({ currencyCode: { $notNull: true } })
    .orderBy({ id: 'asc' })
    .limit(1)
    .execute();
  return text(order?.currencyCode);
}
