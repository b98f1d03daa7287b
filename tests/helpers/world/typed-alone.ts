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

const documentIdOf = ({ store }: World, code: string, number: string): string | null =>
  store
    .tables()
    .links.find(
      ({ contactNumber, institution }) => contactNumber === number && institution === code,
    )?.contactDocumentId ?? null;

/** What the CRM has of a number. */
export function valuesHere(world: World, code: string, number: string): Record<string, unknown>[] {
  const contactDocumentId = documentIdOf(world, code, number);
  return world.store
    .tables()
    .contacts.flatMap(({ documentId, fields }) =>
      documentId === contactDocumentId ? [fields] : [],
    );
}

/**
 * What a person at an S-360 does not enter of a number: what the CRM has, and where not everything
 * has a date, what another S-360 has. It is on its way to this one, and undated its form could not be
 * told from a correction, at any time.
 */
export function valuesElsewhere(
  world: World,
  code: string,
  number: string,
): Record<string, unknown>[] {
  const here = valuesHere(world, code, number);
  const contactDocumentId = documentIdOf(world, code, number);
  if (contactDocumentId === null || world.venues.every(({ isDated }) => isDated)) return here;
  const others = world.venues.filter((venue) => venue.code !== code);
  return [...here, ...valuesThere({ ...world, venues: others }, contactDocumentId)];
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
