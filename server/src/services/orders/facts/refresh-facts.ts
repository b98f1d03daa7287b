import type { Knex } from 'knex';
import { CONTACT_FACT_UID, CONTACT_UID, ORDER_UID } from '../../../contracts/uids';
import { newDocumentId } from '../../contacts/database/contact-store';
import { connect, documentColumns, selectIn, updateAll } from '../../contacts/database/statements';
import { FACT_COLUMNS, NO_FACTS, type FactColumn } from '../../contacts/fact-columns';
import { bulkInsert } from '../../database/bulk-insert';
import type { Row, StrapiDatabase } from '../../database/strapi-database';
import { chunks, integer, text, time } from '../../database/values';
import { displayMoney } from '../../ticketing/money';
import { readSums } from './read-sums';
import { contactFacts, type ContactFact } from './sums';

/** The transaction that the facts are a part of. */
export interface FactsContext {
  database: StrapiDatabase;
  trx: Knex.Transaction;
  /** Currency of the contact's columns; `null`: that of the first order that came in. */
  mainCurrency: string | null;
}

const CONTACTS_AT_ONCE = 200;

const VALUES = [
  'fractionDigits',
  'orders',
  'tickets',
  'spent',
  'refunded',
  'firstPurchaseAt',
  'lastPurchaseAt',
  'nextPerformanceAt',
  'favouriteProductFamily',
] as const;

interface KnownContact {
  id: number;
  documentId: string;
  row: Row;
}

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
  for (const part of chunks([...new Set(documentIds)].sort(), CONTACTS_AT_ONCE)) {
    await refreshPart(context, part, at);
  }
}

async function refreshPart(
  context: FactsContext,
  documentIds: readonly string[],
  at: Date,
): Promise<void> {
  // Locked before the orders are read: who comes second sees those of who came first.
  const contacts = await lockContacts(context, documentIds);
  const sums = await readSums(context, documentIds, at);
  const facts = new Map(
    contacts.map(({ documentId }) => {
      const { lines, orders } = sums.get(documentId) ?? { orders: [], lines: [] };
      return [documentId, contactFacts(orders, lines, at)] as const;
    }),
  );
  await writeFacts(context, { contacts, documentIds, facts });
  const mainCurrency = context.mainCurrency ?? (await firstCurrency(context));
  await writeColumns(context, contacts, (documentId) =>
    facts.get(documentId)?.find(({ currencyCode }) => currencyCode === mainCurrency),
  );
}

async function lockContacts(
  { database }: FactsContext,
  documentIds: readonly string[],
): Promise<KnownContact[]> {
  const rows = await database
    .query(CONTACT_UID)
    .select(['id', 'documentId', ...FACT_COLUMNS])
    .where({ documentId: { $in: documentIds } })
    .orderBy({ id: 'asc' })
    .forUpdate()
    .execute();
  return rows.map((row) => ({
    id: integer(row.id),
    documentId: text(row.documentId) ?? '',
    row,
  }));
}

/** Orders are never deleted, so that this stays the same, whatever comes later. */
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

const keyOf = (contactDocumentId: unknown, currencyCode: unknown): string =>
  JSON.stringify([text(contactDocumentId), text(currencyCode)]);

/** A value as it is compared: drivers write the same number and moment in several forms. */
function comparable(value: unknown, name: string): string | number | null {
  if (value === null || value === undefined) return null;
  return name.endsWith('At') ? (time(value)?.getTime() ?? null) : String(value);
}

/** Writes the facts that differ from what stands there, and takes away those that are none any more. */
async function writeFacts(
  { database, trx }: FactsContext,
  {
    contacts,
    documentIds,
    facts,
  }: {
    contacts: readonly KnownContact[];
    documentIds: readonly string[];
    facts: ReadonlyMap<string, readonly ContactFact[]>;
  },
): Promise<void> {
  const context = { database, trx, newDocumentId };
  const rows = await selectIn(context, CONTACT_FACT_UID, 'contactDocumentId', documentIds);
  const known = new Map(rows.map((row) => [keyOf(row.contactDocumentId, row.currencyCode), row]));
  const at = new Date();
  const changed: Row[] = [];
  const fresh = new Map<string, number>();
  for (const { documentId, id } of contacts) {
    for (const fact of facts.get(documentId) ?? []) {
      const key = keyOf(documentId, fact.currencyCode);
      const before = known.get(key);
      known.delete(key);
      if (before === undefined) fresh.set(key, id);
      else if (
        VALUES.every((name) => comparable(before[name], name) === comparable(fact[name], name))
      )
        continue;
      changed.push(factRow(documentId, fact, at));
    }
  }
  await removeFacts(
    context,
    [...known.values()].map(({ id }) => integer(id)),
  );
  const answers = ['id', 'contactDocumentId', 'currencyCode'];
  const answered = await bulkInsert(context, CONTACT_FACT_UID, {
    rows: changed,
    answers,
    onTaken: {
      kind: 'merge',
      by: ['contactDocumentId', 'currencyCode'],
      attributes: [...VALUES, 'updatedAt'],
    },
  });
  if (fresh.size === 0) return;
  const stored =
    database.client === 'mysql'
      ? await selectIn(context, CONTACT_FACT_UID, 'contactDocumentId', documentIds, {
          select: answers,
        })
      : answered;
  await connect(
    context,
    CONTACT_FACT_UID,
    stored.flatMap(({ contactDocumentId, currencyCode, id }) => {
      const contactId = fresh.get(keyOf(contactDocumentId, currencyCode));
      return contactId === undefined ? [] : [{ ownerId: integer(id), contactId }];
    }),
  );
}

const factRow = (contactDocumentId: string, fact: ContactFact, at: Date): Row => ({
  ...fact,
  spent: String(fact.spent),
  refunded: String(fact.refunded),
  documentId: newDocumentId(),
  contactDocumentId,
  ...documentColumns(at),
});

async function removeFacts(
  { database }: Pick<FactsContext, 'database'>,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  await database
    .query(CONTACT_FACT_UID)
    .where({ id: { $in: ids } })
    .delete()
    .execute();
}

const THOUSANDTHS_DIGITS = 3;

function columnsOf(fact: ContactFact | undefined): Record<FactColumn, unknown> {
  if (fact === undefined) return NO_FACTS;
  return {
    orderCount: fact.orders,
    ticketCount: fact.tickets,
    // In units, as people filter by it.
    spent: displayMoney(fact.spent, THOUSANDTHS_DIGITS),
    firstPurchaseAt: fact.firstPurchaseAt,
    lastPurchaseAt: fact.lastPurchaseAt,
    nextPerformanceAt: fact.nextPerformanceAt,
    favouriteProductFamily: fact.favouriteProductFamily,
  };
}

function columnsDiffer(row: Row, columns: Record<FactColumn, unknown>): boolean {
  const form = (value: unknown, name: string) =>
    name === 'spent' && value !== null && value !== undefined
      ? Number(value)
      : comparable(value, name);
  return FACT_COLUMNS.some((name) => form(row[name], name) !== form(columns[name], name));
}

/** Writes the columns of the contacts' rows, which are locked, and nothing else of them. */
async function writeColumns(
  { database, trx }: FactsContext,
  contacts: readonly KnownContact[],
  factOf: (documentId: string) => ContactFact | undefined,
): Promise<void> {
  const rows = contacts.flatMap(({ documentId, id, row }) => {
    const columns = columnsOf(factOf(documentId));
    return columnsDiffer(row, columns) ? [{ id, documentId, ...columns }] : [];
  });
  await updateAll({ database, trx, newDocumentId }, CONTACT_UID, rows, FACT_COLUMNS);
}
