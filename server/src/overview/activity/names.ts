import type { CallSummary } from '../../contracts/activity';
import { CONTACT_LINK_UID, ORDER_UID } from '../../contracts/uids';
import { namesOfContacts } from '../../contacts';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text, textsIn } from '../../kernel/database/values';

const keyOf = (institution: unknown, number: unknown): string =>
  `${text(institution) ?? ''}/${text(number) ?? ''}`;

const textsOf = (rows: readonly Row[], name: string): string[] => [...new Set(textsIn(rows, name))];

/** Numbers of contacts or orders, and the institutions where they may be. */
interface NumbersAt {
  institutions: readonly string[];
  numbers: readonly string[];
}

/** Document ids of contacts or orders, keyed by institution and number. */
async function documentsByNumber(
  database: StrapiDatabase,
  { document, number, uid }: { uid: string; number: string; document: string },
  { institutions, numbers }: NumbersAt,
): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await database
    .query(uid)
    .select(['institution', number, document])
    // An index finds numbers only at named institutions.
    .where({ institution: { $in: [...institutions] }, [number]: { $in: [...numbers] } })
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const documentId = text(row[document]);
      return documentId === null ? [] : [[keyOf(row.institution, row[number]), documentId]];
    }),
  );
}

/** The contacts of numbers, keyed by institution and number. */
export const contactsOfNumbers = (
  database: StrapiDatabase,
  numbers: NumbersAt,
): Promise<Map<string, string>> =>
  documentsByNumber(
    database,
    { uid: CONTACT_LINK_UID, number: 'contactNumber', document: 'contactDocumentId' },
    numbers,
  );

const numbersIn = (rows: readonly Row[], name: string): NumbersAt => ({
  institutions: textsOf(rows, 'institution'),
  numbers: textsOf(rows, name),
});

/** Whom and what calls are about, in the words of the CRM. */
export async function namesOfSubjects(
  database: StrapiDatabase,
  rows: readonly Row[],
): Promise<(row: Row) => CallSummary['about']> {
  const unnamed = rows.filter((row) => text(row.contactDocumentId) === null);
  const contacts = await contactsOfNumbers(database, numbersIn(unnamed, 'contactNumber'));
  const orders = await documentsByNumber(
    database,
    { uid: ORDER_UID, number: 'orderId', document: 'documentId' },
    numbersIn(rows, 'orderId'),
  );
  const contactOf = (row: Row) =>
    text(row.contactDocumentId) ?? contacts.get(keyOf(row.institution, row.contactNumber));
  const names = await namesOfContacts(
    database,
    rows.flatMap((row) => contactOf(row) ?? []),
  );
  return (row) => {
    const documentId = contactOf(row);
    const name = names.get(documentId ?? '');
    const { bulkJobId } = row;
    return {
      contact:
        documentId !== undefined && name !== undefined ? { documentId, name: name ?? '' } : null,
      contactNumber: text(row.contactNumber),
      orderId: text(row.orderId),
      orderDocumentId: orders.get(keyOf(row.institution, row.orderId)) ?? null,
      bookingDocumentId: text(row.bookingDocumentId),
      bulkJobId: bulkJobId === null || bulkJobId === undefined ? null : integer(bulkJobId),
    };
  };
}
