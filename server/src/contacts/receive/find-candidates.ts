import type { ContactType } from '../model/mapping/mapping';
import type { ContactSettings } from '../settings';
import type { ContactSearch, ContactTransaction, FoundContact } from '../store';
import {
  columnsToSearch,
  matchable,
  searchKeys,
  type Matchable,
  type MatchingCandidate,
} from './matching';

interface Subject {
  type: ContactType;
  fields: Readonly<Record<string, string | null>>;
  /** The comparable form, if it was computed already. */
  shown?: Matchable;
}

/** The search for all subjects together: the most selective key of each rule. */
export function searchFor(subjects: readonly Subject[], settings: ContactSettings): ContactSearch {
  const wanted = {
    emailKey: new Set<string>(),
    phoneKey: new Set<string>(),
    nameKey: new Set<string>(),
  };
  for (const { fields, shown, type } of subjects) {
    const keys = searchKeys(type, fields);
    const subject = shown ?? matchable(type, fields, settings);
    for (const column of columnsToSearch(settings.matching, subject)) {
      const value = keys[column];
      if (value !== null) wanted[column].add(value);
    }
  }
  return {
    emailKey: [...wanted.emailKey],
    phoneKey: [...wanted.phoneKey],
    nameKey: [...wanted.nameKey],
  };
}

type FoundCandidate = MatchingCandidate & Pick<FoundContact, 'fields'>;

/** Finds the candidates of all subjects in one search. */
export async function findCandidates(
  subjects: readonly Subject[],
  settings: ContactSettings,
  transaction: ContactTransaction,
): Promise<FoundCandidate[]> {
  const found = await transaction.searchContacts(searchFor(subjects, settings));
  return found.map(({ documentId, type, fields }) => ({
    documentId,
    fields,
    ...matchable(type, fields, settings),
  }));
}
