import { MATCH_REVIEW_UID } from '../contracts/uids';
import { json, jsonText } from '../kernel/database/values';
import { byNumber, hasNumber, isContact, type DataTable } from '../kernel/personal-data';

/** What this module stores of people. */
export const identityPersonalData: readonly DataTable[] = [
  {
    uid: MATCH_REVIEW_UID,
    holds: 'row',
    keeps: [],
    isScanned: 'changing',
    rowsOf: (person) => [...byNumber()(person), { contactDocumentIds: { $notNull: true } }],
    // It compares the person with others, who are not for the person to read.
    shown: ({ institution, kind, noticedAt, state }) => ({ institution, kind, noticedAt, state }),
    erased(row, person) {
      if (hasNumber(person, row.institution, row.contactNumber)) return 'delete';
      const named = json<string[]>(row.contactDocumentIds) ?? [];
      const others = named.filter((documentId) => !isContact(person, documentId));
      if (others.length === named.length) return null;
      const asksOfTwo = row.kind === 'merge' || others.length === 0;
      return asksOfTwo ? 'delete' : { contactDocumentIds: jsonText(others) };
    },
  },
];
