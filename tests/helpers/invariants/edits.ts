import { canonical, type Canonical } from '../../../server/src/contacts/model/mapping/canonical';
import { fieldsOf } from '../../../server/src/contacts/model/mapping/mapping';
import type { BothSides } from './sides';

/**
 * No edit is lost: each field has the value `expected`, which is the last edit or the outcome of a
 * recorded conflict. Fields with an open conflict are skipped.
 */
export function lostEdits(
  { sides, tables }: BothSides,
  expected: (contactDocumentId: string, field: string) => Canonical,
): string[] {
  const [first] = sides;
  if (!first) return [];
  return tables.contacts.flatMap(({ documentId, fields, type }) => {
    const links = tables.links.filter(({ contactDocumentId }) => contactDocumentId === documentId);
    return fieldsOf(first.settings.mapping, type).flatMap(({ field, kind }) => {
      if (links.some(({ observations }) => observations[field]?.held)) return [];
      const value = canonical(kind, fields[field], first.settings);
      const due = expected(documentId, field);
      return value === due ? [] : [`${field} of ${documentId} is ${value}, not ${due}`];
    });
  });
}
