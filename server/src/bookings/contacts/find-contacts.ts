import type { BookingContact } from '../../contracts/bookings';
import { CONTACT_LINK_UID, CONTACT_UID, INSTITUTION_UID } from '../../contracts/uids';
import {
  CLOSED_STATES,
  patternOf,
  searchedIn,
  searchWithin,
  foldText,
  searchKeys,
} from '../../contacts';
import type { InstitutionScope } from '../../kernel/http/institution-scope';
import { plainText } from '../../kernel/text/search-words';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text, textsIn } from '../../kernel/database/values';

/** An operator will not look through more. */
const MAX_FOUND = 20;
/** A search without an index scans this many of the newest contacts: some 50 ms on PostgreSQL. */
const MAX_SCANNED = 100_000;

/** What was typed, and the institutions whose numbers it may find. */
interface ContactSearch {
  q: string;
  permitted: InstitutionScope;
}

type Search = (database: StrapiDatabase, limit: number) => Promise<string[]>;

const wordsOf = (q: string): string[] => q.split(/\s+/).filter((word) => word !== '');

const idsWhere = async (database: StrapiDatabase, where: Row, limit: number): Promise<string[]> => {
  const rows = await database
    .query(CONTACT_UID)
    .select(['documentId'])
    .where(where)
    .orderBy({ id: 'asc' })
    .limit(limit)
    .execute();
  return textsIn(rows, 'documentId');
};

/**
 * Finds contacts by the start of an indexed key. Databases use the index for a range, not for `like`.
 * In the order of a language, where a comes before B, only the beginning of the range is certain.
 */
const keyBegins =
  (key: 'emailKey' | 'nameKey', start: string, others: readonly string[] = []): Search =>
  async (database, limit) => {
    const { column, table } = database.names(CONTACT_UID);
    const { connection } = database;
    const query = connection(table)
      .select({ documentId: column('documentId') })
      .where(column(key), '>=', start);
    const end = `${start}\u{10ffff}`;
    if (database.client === 'sqlite') {
      void query.where(column(key), '<', end);
    } else {
      // Not `whereLike`: on MySQL it asks for a collation that tables of four-byte text do not
      // have.
      void query.where(column(key), 'like', `${start.replace(/[\\%_]/g, '\\$&')}%`);
    }
    if (database.client === 'postgres') {
      // Its planner knows whether this database has the order of a language.
      void query.whereRaw(`(?? < ? or 'a' < 'B')`, [column(key), end]);
    }
    for (const word of others) {
      const part = patternOf(plainText(word));
      void query.whereRaw(`?? like ? escape '!'`, [column('searchText'), part]);
    }
    const rows: Row[] = await query.orderBy(column(key)).limit(limit);
    return textsIn(rows, 'documentId');
  };

/** Finds a contact by its whole number. */
const hasNumber =
  (contactNumber: string, permitted: InstitutionScope): Search =>
  async (database, limit) => {
    const { column, table } = database.names(CONTACT_LINK_UID);
    const institutions = database.connection(database.names(INSTITUTION_UID).table).select('code');
    const rows: Row[] = await database
      .connection(table)
      .select({ documentId: column('contactDocumentId') })
      .where(column('contactNumber'), contactNumber)
      // An index finds numbers only at named institutions.
      .whereIn('institution', permitted === null ? institutions : [...permitted])
      .limit(limit);
    return textsIn(rows, 'documentId');
  };

/** The key is a phone's last digits, so the notation does not matter. */
const hasPhone =
  (phoneKey: string): Search =>
  (database, limit) =>
    idsWhere(database, { phoneKey }, limit);

/**
 * Finds contacts that contain each word anywhere. No index answers this, so the scan is limited.
 */
const holdsWords =
  ({ permitted, q }: ContactSearch, maxScanned: number): Search =>
  async (database, limit) => {
    const newest = database.query(CONTACT_UID).select(['id']).orderBy({ id: 'desc' }).limit(1);
    const [row] = await newest.execute();
    const after = integer(row?.id) - maxScanned;
    const holds = searchWithin(database, q, searchedIn(permitted));
    return idsWhere(database, { $and: [{ id: { $gt: after } }, holds] }, limit);
  };

/** The searches for the typed text, to be run in order until enough is found. */
function searchesFor(typed: ContactSearch, maxScanned: number): Search[] {
  const { permitted, q } = typed;
  const words = wordsOf(q);
  if (q.includes('@')) return [keyBegins('emailKey', foldText(q) ?? '')];
  const { phoneKey } = searchKeys('individual', { mobilePhone: q });
  const isNumeric = /^[\d\s()+./-]+$/.test(q);
  if (isNumeric) {
    const byPhone = phoneKey === null ? [] : [hasPhone(phoneKey)];
    return [hasNumber(q, permitted), ...byPhone, holdsWords(typed, maxScanned)];
  }
  const byName = words.map((word, index) =>
    keyBegins(
      'nameKey',
      foldText(word) ?? '',
      words.filter((_, other) => other !== index),
    ),
  );
  const whole = words.length > 1 ? [keyBegins('nameKey', foldText(q) ?? '')] : [];
  const email = words.length === 1 ? [keyBegins('emailKey', foldText(q) ?? '')] : [];
  return [hasNumber(q, permitted), ...whole, ...byName, ...email, holdsWords(typed, maxScanned)];
}

/**
 * Document ids of contacts that match the typed text, best first. Last name, e-mail, phone and
 * number search all contacts; other parts of a name search the newest `maxScanned`.
 */
export async function findContactIds(
  database: StrapiDatabase,
  { permitted, q }: ContactSearch,
  limit: number,
  maxScanned: number = MAX_SCANNED,
): Promise<string[]> {
  const typed = q.trim();
  if (typed === '') return [];
  const found = new Set<string>();
  for (const search of searchesFor({ q: typed, permitted }, maxScanned)) {
    if (found.size >= limit) break;
    for (const documentId of await search(database, limit)) found.add(documentId);
  }
  return [...found].slice(0, limit);
}

export async function findBookingContacts(
  database: StrapiDatabase,
  institution: string,
  typed: ContactSearch,
): Promise<BookingContact[]> {
  const documentIds = await findContactIds(database, typed, MAX_FOUND);
  if (documentIds.length === 0) return [];
  const rows = await database
    .query(CONTACT_UID)
    .select(['documentId', 'type', 'displayName', 'email', 'mobilePhone', 'phone', 'town'])
    .where({ documentId: { $in: documentIds } })
    .execute();
  const links = await database
    .query(CONTACT_LINK_UID)
    .select(['contactDocumentId', 'contactNumber'])
    .where({
      institution,
      contactDocumentId: { $in: documentIds },
      state: { $notIn: [...CLOSED_STATES] },
    })
    .execute();
  const numbers = new Map(links.map((row) => [row.contactDocumentId, text(row.contactNumber)]));
  const byId = new Map(rows.map((row) => [text(row.documentId) ?? '', row]));
  return documentIds.flatMap((documentId): BookingContact[] => {
    const row = byId.get(documentId);
    if (!row) return [];
    return [
      {
        documentId,
        type: row.type === 'structure' ? 'structure' : 'individual',
        name: text(row.displayName),
        email: text(row.email),
        phone: text(row.mobilePhone) ?? text(row.phone),
        town: text(row.town),
        contactNumber: numbers.get(documentId) ?? null,
      },
    ];
  });
}
