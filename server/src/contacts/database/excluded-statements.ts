import { MATCH_REVIEW_UID, EXCLUDED_ITEM_UID } from '../../contracts/uids';
import { chunks, json, text } from '../../kernel/database/values';
import { storeOwnDelivery } from '../../inbox';
import type { ContactSearch, ContactTransaction, ExcludedContact } from '../store';
import { selectIn, type Context } from './statements';

export type ExcludedStatements = Pick<
  ContactTransaction,
  'excludedContacts' | 'reprocess' | 'contactsUnderReview'
>;

async function excludedContacts(
  context: Context,
  institution: string,
  search: ContactSearch,
): Promise<ExcludedContact[]> {
  const found = new Map<string, ExcludedContact>();
  for (const [column, values] of Object.entries(search)) {
    const rows = await selectIn(context, EXCLUDED_ITEM_UID, column, values, {
      where: { institution, stream: 'contacts' },
      select: ['id', 'number', 'body'],
    });
    for (const row of rows) {
      const contactNumber = text(row.number) ?? '';
      found.set(contactNumber, { contactNumber, body: text(row.body) ?? 'null' });
    }
  }
  return [...found.values()];
}

const ITEMS_PER_DELIVERY = 50;

/** The statements about contacts that exist in S-360 without a link. */
export function excludedStatements(context: Context): ExcludedStatements {
  const { database } = context;
  return {
    excludedContacts: (institution, search) => excludedContacts(context, institution, search),
    async reprocess(institution, excluded, at) {
      const bodies = new Map(excluded.map(({ body, contactNumber }) => [contactNumber, body]));
      for (const part of chunks([...bodies.values()], ITEMS_PER_DELIVERY)) {
        const of = { institution, stream: 'contacts', origin: 'again' } as const;
        await storeOwnDelivery(database, of, part, at);
      }
    },
    async contactsUnderReview(institution) {
      const rows = await database
        .query(MATCH_REVIEW_UID)
        .select(['contactDocumentIds'])
        .where({ institution, kind: 'match', state: 'open' })
        .execute();
      return new Set(rows.flatMap((row) => json<string[]>(row.contactDocumentIds) ?? []));
    },
  };
}
