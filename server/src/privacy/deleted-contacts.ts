import { RECOGNIZED_FIELDS, type ContactStore } from '../contacts';
import type { FoundDeletedContact } from '../contracts/privacy';
import { CONTACT_HISTORY_UID, CONTACT_LINK_UID, CONTACT_UID } from '../contracts/uids';
import { hideQuery } from '../kernel/database/opaque-query';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, text, textsIn, time } from '../kernel/database/values';
import { grouped } from '../kernel/grouped';
import { numbersOf } from '../kernel/personal-data';
import { wordSearch } from '../kernel/text/search-words';
import { changesOf, deletedContact, DELETION, mergedAmong } from './deleted-contact';
import { nameOf } from './find-person';

/** Whoever finds more than this many types more of the name. */
const MAX_FOUND = 20;

const SLICE = 500;

/** Contacts that were deleted in the CRM, and of which something is still stored. */
export interface DeletedContacts {
  /** Finds them by a number in S-360, or by words of their name and e-mail; the newest first. */
  search(typed: string): Promise<FoundDeletedContact[]>;
}

interface LeftBehind {
  uid: string;
  where: Row;
}

/** What deleted contacts leave behind: records of S-360, and a row of the history for a while. */
const leftBehind = (database: StrapiDatabase): LeftBehind[] => [
  {
    uid: CONTACT_LINK_UID,
    where: { id: { $in: unlinked(database) }, mergedInto: { $null: true } },
  },
  { uid: CONTACT_HISTORY_UID, where: DELETION },
];

/** A subquery, as SQLite would look for them through all links that were never merged. */
function unlinked(database: StrapiDatabase): object {
  const { table } = database.names(CONTACT_LINK_UID);
  return hideQuery(database.connection(table).select('id').where({ state: 'unlinked' }));
}

export function deletedContacts(database: StrapiDatabase, store: ContactStore): DeletedContacts {
  /** The contacts that rows name, a slice of rows at a time, from the newest row on. */
  async function* namedIn({ uid, where }: LeftBehind): AsyncGenerator<string[]> {
    for (let below: number | null = null; below !== 0;) {
      const slice: Row = below === null ? {} : { id: { $lt: below } };
      const rows: Row[] = await database
        .query(uid)
        .select(['id', 'contactDocumentId'])
        .where({ $and: [where, slice] })
        .orderBy({ id: 'desc' })
        .limit(SLICE)
        .execute();
      below = integer(rows.at(-1)?.id);
      yield textsIn(rows, 'contactDocumentId');
    }
  }

  async function withoutExisting(documentIds: readonly string[]): Promise<string[]> {
    const rows = await database
      .query(CONTACT_UID)
      .select(['documentId'])
      .where({ documentId: { $in: [...documentIds] } })
      .execute();
    const existing = new Set(rows.map(({ documentId }) => text(documentId)));
    return documentIds.filter((documentId) => !existing.has(documentId));
  }

  async function describe(
    documentIds: readonly string[],
    isSought: (texts: readonly (string | null)[]) => boolean,
  ): Promise<FoundDeletedContact[]> {
    const known = await store.transaction((transaction) =>
      transaction.linksOfContacts(documentIds),
    );
    const links = grouped(known, ({ contactDocumentId }) => contactDocumentId);
    const rows = await changesOf(database, documentIds, RECOGNIZED_FIELDS);
    const changes = grouped(rows, ({ contactDocumentId }) => text(contactDocumentId));
    const found = documentIds.flatMap((documentId) => {
      const own = links.get(documentId) ?? [];
      const contact = deletedContact(own, changes.get(documentId) ?? []);
      if (contact === null) return [];
      const numbers = numbersOf(own);
      const name = nameOf({ ...contact, documentId, numbers });
      const said = [name, contact.fields.email ?? null, ...numbers.map(({ number }) => number)];
      const deletedAt = contact.deletedAt?.toISOString() ?? null;
      return isSought(said) ? [{ documentId, name, numbers, deletedAt }] : [];
    });
    const merged = await mergedAmong(
      database,
      found.map(({ deletedAt, documentId }) => ({ documentId, deletedAt: time(deletedAt) })),
    );
    return found.filter(({ documentId }) => !merged.has(documentId));
  }

  return {
    async search(typed) {
      const isSought = wordSearch(typed);
      const found = new Map<string, FoundDeletedContact>();
      for (const left of leftBehind(database)) {
        for await (const named of namedIn(left)) {
          const ids = [...new Set(named)].filter((documentId) => !found.has(documentId));
          for (const one of await describe(await withoutExisting(ids), isSought))
            found.set(one.documentId, one);
          if (found.size >= MAX_FOUND) return [...found.values()].slice(0, MAX_FOUND);
        }
      }
      return [...found.values()];
    },
  };
}
