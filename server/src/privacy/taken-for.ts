import type { ContactTransaction } from '../contacts';
import { LINKED_NUMBER } from '../contracts/contacts/contact-history';
import { CONTACT_HISTORY_UID } from '../contracts/uids';
import { rowsOfNumber } from '../identity';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { text, time } from '../kernel/database/values';
import { numbersOf, type PersonNumber, type TakenFor } from '../kernel/personal-data';

interface Sources {
  database: StrapiDatabase;
  transaction: Pick<ContactTransaction, 'linksOfContacts'>;
}

/**
 * The contacts that somebody's numbers were linked with until a person took that back. Taking a link
 * back creates the number's own contact at the same time, by which the row of the other contact's
 * history is found.
 */
export async function contactsTakenFor(
  numbers: readonly PersonNumber[],
  changes: readonly Row[],
  { database, transaction }: Sources,
): Promise<TakenFor[]> {
  const times = changes.flatMap(({ cause, changedAt, field, oldValue }) => {
    const isDecidedCreation = field === null && oldValue === null && cause === 'decision';
    return isDecidedCreation ? (time(changedAt) ?? []) : [];
  });
  if (times.length === 0 || numbers.length === 0) return [];
  const takenBack = await database
    .query(CONTACT_HISTORY_UID)
    .select('*')
    .where({
      field: LINKED_NUMBER,
      cause: 'decision',
      changedAt: { $in: times },
      newValue: { $null: true },
    })
    .execute();
  const found: TakenFor[] = [];
  for (const row of takenBack) {
    const number = numbers.find(
      (one) => one.institution === row.institution && one.number === row.oldValue,
    );
    const documentId = text(row.contactDocumentId);
    if (number === undefined || documentId === null) continue;
    const rows = rowsOfNumber(await historyOf(documentId, database), number, row);
    if (rows === null) continue;
    const links = await transaction.linksOfContacts([documentId]);
    found.push({
      documentId,
      institution: number.institution,
      numbers: numbersOf(links),
      ...rows,
    });
  }
  return found;
}

const historyOf = (contactDocumentId: string, database: StrapiDatabase): Promise<Row[]> =>
  database
    .query(CONTACT_HISTORY_UID)
    .select('*')
    .where({ contactDocumentId })
    .orderBy({ id: 'asc' })
    .execute();
