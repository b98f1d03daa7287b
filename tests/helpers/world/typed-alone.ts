import type { World } from './world';

/** The same person's values on the other side: what people enter there may not be known here yet. */
export function valuesThere(
  { store, venues }: World,
  documentId: string,
): Record<string, unknown>[] {
  const { links } = store.tables();
  return venues.flatMap(({ code, s360 }) =>
    links.flatMap(({ contactDocumentId, contactNumber, institution }) => {
      if (contactDocumentId !== documentId || institution !== code) return [];
      const contact = s360.contacts.find(contactNumber ?? '');
      return contact ? [contact.values] : [];
    }),
  );
}

/** What the CRM has of a number. */
export function valuesHere(
  { store }: World,
  code: string,
  number: string,
): Record<string, unknown>[] {
  const { contacts, links } = store.tables();
  const link = links.find(
    ({ contactNumber, institution }) => contactNumber === number && institution === code,
  );
  return contacts.flatMap(({ documentId, fields }) =>
    documentId === link?.contactDocumentId ? [fields] : [],
  );
}

/**
 * Where S-360 has forms, nobody enters what the other side has: within seconds of a push, its form
 * could not be told from a correction.
 */
export function typedAlone(
  { hasForms }: World,
  typed: Record<string, string | null>,
  elsewhere: readonly Record<string, unknown>[],
): Record<string, string | null> {
  if (!hasForms) return typed;
  const isAlone = ([field, value]: [string, string | null]) =>
    value === null || elsewhere.every((values) => values[field] !== value);
  return Object.fromEntries(Object.entries(typed).filter(isAlone));
}
