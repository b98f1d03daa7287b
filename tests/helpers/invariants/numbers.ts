import type { Tables } from '../builders/memory-tables';

function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
}

/**
 * A number belongs to at most one contact, and a contact has at most one number per institution.
 */
export function sharedNumbers({ links }: Pick<Tables, 'links'>): string[] {
  const numbers = links.flatMap(({ contactNumber, institution }) =>
    contactNumber === null ? [] : [`number ${contactNumber} of ${institution}`],
  );
  const contacts = links.flatMap(({ contactDocumentId, institution }) =>
    contactDocumentId === null ? [] : [`contact ${contactDocumentId} at ${institution}`],
  );
  return repeated([...numbers, ...contacts]).map((what) => `${what} is linked twice`);
}

/** A link that once had a number keeps it. */
export function changedNumbers(before: Tables, after: Tables): string[] {
  if (before.links === after.links) return [];
  const known = new Map(before.links.map((link) => [link.id, link]));
  return after.links.flatMap((link) => {
    const old = known.get(link.id)?.contactNumber ?? null;
    if (old === null || old === link.contactNumber) return [];
    return [`link ${link.id} had number ${old} and now has ${link.contactNumber}`];
  });
}

/** A create that was sent to S-360. */
export interface AskedCreate {
  institution: string;
  contactDocumentId: string;
}

/** No contact was created twice at one institution. */
export function repeatedCreates(creates: readonly AskedCreate[]): string[] {
  return repeated(
    creates.map(({ contactDocumentId, institution }) => `${contactDocumentId} at ${institution}`),
  ).map((what) => `${what} was created again`);
}
