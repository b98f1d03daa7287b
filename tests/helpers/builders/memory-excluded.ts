import type { ContactSearch, ExcludedContact } from '../../../server/src/contacts/store';
import type { Write } from './memory-contact-store';
import { frozen } from './memory-rows';
import type { Tables } from './memory-tables';

/** The statements about excluded contacts, which have no link. */
export function excludedStatementsOn(draft: Tables, write: Write) {
  return {
    excludedContacts: async (institution: string, search: ContactSearch) =>
      draft.excluded.filter(
        ({ institution: of, keys }) =>
          of === institution &&
          (search.emailKey.includes(keys.emailKey ?? '') ||
            search.phoneKey.includes(keys.phoneKey ?? '') ||
            search.nameKey.includes(keys.nameKey ?? '')),
      ),
    reprocess: (_institution: string, excluded: readonly ExcludedContact[]) =>
      write('reprocess', excluded, () => {
        draft.reprocessed = [...draft.reprocessed, ...excluded.map(frozen)];
      }),
    contactsUnderReview: async (institution: string) =>
      new Set(
        draft.reviews
          .filter((asked) => asked.institution === institution && asked.kind === 'match')
          .flatMap(({ contactDocumentIds }) => contactDocumentIds),
      ),
  };
}
