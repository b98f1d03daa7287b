import type { Knex } from 'knex';
import { CONTACT_FACT_UID } from '../../contracts/uids';
import { newDocumentId } from '../../kernel/database/document-id';
import { connect, documentColumns, selectIn } from '../../contacts/database/statements';
import { bulkInsert } from '../../kernel/database/bulk-insert';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { comparable, type KnownContact } from './known-contacts';
import type { ContactFact } from './sums';

interface Writing {
  database: StrapiDatabase;
  trx: Knex.Transaction;
}

const VALUES = [
  'fractionDigits',
  'orders',
  'tickets',
  'spent',
  'refunded',
  'firstPurchaseAt',
  'lastPurchaseAt',
  'nextPerformanceAt',
  'nextPerformanceInstitution',
  'favouriteProductFamily',
] as const;

const ANSWERS = ['id', 'contactDocumentId', 'currencyCode'];

const keyOf = (contactDocumentId: unknown, currencyCode: unknown): string =>
  JSON.stringify([text(contactDocumentId), text(currencyCode)]);

const differs = (row: Row, fact: ContactFact): boolean =>
  VALUES.some((name) => comparable(row[name], name) !== comparable(fact[name], name));

const factRow = (contactDocumentId: string, fact: ContactFact, at: Date): Row => ({
  ...fact,
  spent: String(fact.spent),
  refunded: String(fact.refunded),
  documentId: newDocumentId(),
  contactDocumentId,
  ...documentColumns(at),
});

/** Writes the facts that differ from what stands there, and takes away those that are none any more. */
export async function writeFacts(
  { database, trx }: Writing,
  of: {
    documentIds: readonly string[];
    contacts: readonly KnownContact[];
    factsOf(documentId: string): readonly ContactFact[];
  },
): Promise<void> {
  const context = { database, trx, newDocumentId };
  const rows = await selectIn(context, CONTACT_FACT_UID, 'contactDocumentId', of.documentIds);
  const gone = new Map(rows.map((row) => [keyOf(row.contactDocumentId, row.currencyCode), row]));
  const at = new Date();
  const written: Row[] = [];
  /** Ids of the contacts of facts that are new. */
  const fresh = new Map<string, number>();
  for (const { documentId, id } of of.contacts) {
    for (const fact of of.factsOf(documentId)) {
      const key = keyOf(documentId, fact.currencyCode);
      const before = gone.get(key);
      gone.delete(key);
      if (before === undefined) fresh.set(key, id);
      if (before === undefined || differs(before, fact))
        written.push(factRow(documentId, fact, at));
    }
  }
  await removeRows(context, [...gone.values()]);
  const stored = await storeFacts(context, written, fresh.size > 0 ? of.documentIds : []);
  await connect(
    context,
    CONTACT_FACT_UID,
    stored.flatMap(({ contactDocumentId, currencyCode, id }) => {
      const contactId = fresh.get(keyOf(contactDocumentId, currencyCode));
      return contactId === undefined ? [] : [{ ownerId: integer(id), contactId }];
    }),
  );
}

/** Answers what was stored; MySQL is asked for it, where there is something of these contacts. */
async function storeFacts(
  context: Parameters<typeof connect>[0],
  rows: readonly Row[],
  documentIds: readonly string[],
): Promise<Row[]> {
  const stored = await bulkInsert(context, CONTACT_FACT_UID, {
    rows,
    answers: ANSWERS,
    onTaken: {
      kind: 'merge',
      by: ['contactDocumentId', 'currencyCode'],
      attributes: [...VALUES, 'updatedAt'],
    },
  });
  return context.database.client === 'mysql'
    ? selectIn(context, CONTACT_FACT_UID, 'contactDocumentId', documentIds, { select: ANSWERS })
    : stored;
}

async function removeRows({ database }: Pick<Writing, 'database'>, rows: readonly Row[]) {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => integer(id));
  await database
    .query(CONTACT_FACT_UID)
    .where({ id: { $in: ids } })
    .delete()
    .execute();
}

/** Takes away all facts of contacts that are no more. */
export async function removeFacts(
  { database }: Pick<Writing, 'database'>,
  documentIds: readonly string[],
): Promise<void> {
  await database
    .query(CONTACT_FACT_UID)
    .where({ contactDocumentId: { $in: documentIds } })
    .delete()
    .execute();
}
