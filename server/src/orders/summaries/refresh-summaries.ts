import { ORDER_UID } from '../../contracts/uids';
import { takingTurns } from '../../kernel/turns';
import type { InTransaction } from '../../kernel/database/strapi-database';
import { chunks, text } from '../../kernel/database/values';
import { contactsWithManyOrders, noteDue } from './due-summaries';
import { lockContacts } from './known-contacts';
import { orderPages, readOrders } from './read-orders';
import { addOrders, summariesOf, type OrderTally } from './sums';
import { writeColumns } from './write-columns';
import { writeSummaries } from './write-summaries';

interface SummariesContext extends InTransaction {
  /**
   * Currency of the contact's columns; `null` stands for that of the first order that was received.
   */
  mainCurrency: string | null;
  /** `later`: contacts with very many orders are only marked as due. */
  whenLarge: 'now' | 'later';
}

const CONTACTS_AT_ONCE = 50;

/**
 * Recomputes the purchase summaries of these contacts from their orders, with everything that
 * follows from them, in the caller's transaction. Call it for every contact whose orders changed,
 * arrived or left: also for both contacts of a merge, and for a contact that lost orders.
 * @param at performances after this moment are still to come.
 */
export async function refreshSummaries(
  context: SummariesContext,
  documentIds: readonly string[],
  at: Date,
): Promise<void> {
  const othersHaveTurns = takingTurns();
  for (const part of chunks([...new Set(documentIds)], CONTACTS_AT_ONCE)) {
    await othersHaveTurns();
    await refreshPart(context, part, at);
  }
}

async function refreshPart(
  context: SummariesContext,
  concerned: readonly string[],
  at: Date,
): Promise<void> {
  // Locked before the orders are read, so that the second transaction sees the orders of the first.
  const locked = await lockContacts(context.database, concerned);
  const large = await contactsWithManyOrders(context, concerned);
  const isNow = (documentId: string) => context.whenLarge === 'now' || !large.has(documentId);
  await noteDue(
    context,
    concerned.filter((documentId) => !isNow(documentId)),
  );
  const documentIds = concerned.filter(isNow);
  if (documentIds.length === 0) return;
  const contacts = locked.filter(({ documentId }) => isNow(documentId));
  const tallies = await talliesOf(context, documentIds, large);
  const summaries = new Map(
    [...tallies].map(([documentId, tally]) => [documentId, summariesOf(tally, at)]),
  );
  const summariesOfContact = (documentId: string) => summaries.get(documentId) ?? [];
  await writeSummaries(context, { contacts, documentIds, summariesOf: summariesOfContact });
  const mainCurrency = context.mainCurrency ?? (await firstCurrency(context));
  await writeColumns(context, contacts, { summariesOf: summariesOfContact, mainCurrency });
}

/** What the orders of each contact add up to. */
async function talliesOf(
  context: SummariesContext,
  documentIds: readonly string[],
  large: ReadonlySet<string>,
): Promise<Map<string, OrderTally>> {
  const tallies = new Map<string, OrderTally>();
  const others = documentIds.filter((documentId) => !large.has(documentId));
  const othersHaveTurns = takingTurns();
  const read = await readOrders(context, others);
  for (const documentId of others) {
    await othersHaveTurns();
    const tally: OrderTally = new Map();
    addOrders(tally, read.listOf(documentId), read.linesOf);
    tallies.set(documentId, tally);
  }
  for (const documentId of documentIds.filter((one) => large.has(one))) {
    const tally: OrderTally = new Map();
    for await (const { linesOf, orders } of orderPages(context, documentId)) {
      addOrders(tally, orders, linesOf);
    }
    tallies.set(documentId, tally);
  }
  return tallies;
}

/**
 * The main currency where none is configured: that of the first order. It is found at once and
 * stays the same, because orders are never deleted. The currency of most orders would change with
 * the orders, and with it the columns of all contacts.
 */
async function firstCurrency({ database }: SummariesContext): Promise<string | null> {
  const [order] = await database
    .query(ORDER_UID)
    .select(['currencyCode'])
    .where({ currencyCode: { $notNull: true } })
    .orderBy({ id: 'asc' })
    .limit(1)
    .execute();
  return text(order?.currencyCode);
}
