import { CANDIDATE_UID, KEPT_OUT_ITEM_UID } from '../../contracts/uids';
import { chunks, json, text } from '../../kernel/database/values';
import { storeOwnDelivery } from '../../inbox/own-delivery';
import type { ContactSearch, ContactTransaction, KeptOutContact } from '../store';
import { selectIn, type Context } from './statements';

export type KeptOutStatements = Pick<
  ContactTransaction,
  'keptOutContacts' | 'judgeAgain' | 'contactsAskedAbout'
>;

async function keptOutContacts(
  context: Context,
  institution: string,
  search: ContactSearch,
): Promise<KeptOutContact[]> {
  const found = new Map<string, KeptOutContact>();
  for (const [column, values] of Object.entries(search)) {
    const rows = await selectIn(context, KEPT_OUT_ITEM_UID, column, values, {
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

/** The statements about contacts that S-360 has though no link says so. */
export function keptOutStatements(context: Context): KeptOutStatements {
  const { database } = context;
  return {
    keptOutContacts: (institution, search) => keptOutContacts(context, institution, search),
    async judgeAgain(institution, keptOut, at) {
      const bodies = new Map(keptOut.map(({ body, contactNumber }) => [contactNumber, body]));
      for (const part of chunks([...bodies.values()], ITEMS_PER_DELIVERY)) {
        const of = { institution, stream: 'contacts', origin: 'again' } as const;
        await storeOwnDelivery(database, of, part, at);
      }
    },
    async contactsAskedAbout(institution) {
      const rows = await database
        .query(CANDIDATE_UID)
        .select(['contactDocumentIds'])
        .where({ institution, kind: 'match', state: 'open' })
        .execute();
      return new Set(rows.flatMap((row) => json<string[]>(row.contactDocumentIds) ?? []));
    },
  };
}
