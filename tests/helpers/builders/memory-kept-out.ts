import type { ContactSearch, KeptOutContact } from '../../../server/src/contacts/store';
import type { Write } from './memory-contact-store';
import { frozen } from './memory-rows';
import type { Tables } from './memory-tables';

/** The statements about contacts that S-360 has though no link says so. */
export function keptOutStatementsOn(draft: Tables, write: Write) {
  return {
    keptOutContacts: async (institution: string, search: ContactSearch) =>
      draft.keptOut.filter(
        ({ institution: of, keys }) =>
          of === institution &&
          (search.emailKey.includes(keys.emailKey ?? '') ||
            search.phoneKey.includes(keys.phoneKey ?? '') ||
            search.nameKey.includes(keys.nameKey ?? '')),
      ),
    judgeAgain: (_institution: string, keptOut: readonly KeptOutContact[]) =>
      write('judgeAgain', keptOut, () => {
        draft.judgedAgain = [...draft.judgedAgain, ...keptOut.map(frozen)];
      }),
    contactsAskedAbout: async (institution: string) =>
      new Set(
        draft.questions
          .filter((asked) => asked.institution === institution && asked.kind === 'match')
          .flatMap(({ contactDocumentIds }) => contactDocumentIds),
      ),
  };
}
