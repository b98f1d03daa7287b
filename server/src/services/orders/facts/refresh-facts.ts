import type { Knex } from 'knex';
import { ORDER_UID } from '../../../contracts/uids';
import type { StrapiDatabase } from '../../database/strapi-database';
import { chunks, text } from '../../database/values';
import { lockContacts } from './known-contacts';
import { readOrders } from './read-orders';
import { contactFacts } from './sums';
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
  const orders = await readOrders(context, documentIds);
  const facts = new Map(
    documentIds.map((documentId) => [
      documentId,
      contactFacts(orders.of(documentId), orders.linesOf, at),
    ]),
  );
  const factsOf = (documentId: string) => facts.get(documentId) ?? [];
  await writeFacts(context, { contacts, documentIds, factsOf });
  const mainCurrency = context.mainCurrency ?? (await firstCurrency(context));
  await writeColumns(context, contacts, (documentId) =>
    factsOf(documentId).find(({ currencyCode }) => currencyCode === mainCurrency),
  );
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
