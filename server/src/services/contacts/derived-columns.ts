import type { ContactType } from './mapping';
import { matchingKeys } from './matching';

/** Columns of a contact that follow from its fields; whoever writes the fields writes them too. */
export interface DerivedColumns {
  /** How the contact is called in lists and headings. */
  displayName: string | null;
  emailKey: string | null;
  nameKey: string | null;
}

/** Computes the derived columns from the fields as they will be. */
export function derivedColumns(
  type: ContactType,
  fields: Record<string, string | null | undefined>,
): DerivedColumns {
  const names = type === 'structure' ? [fields.structureName] : [fields.firstName, fields.lastName];
  const name = names.filter(Boolean).join(' ');
  return { displayName: name || fields.email || null, ...matchingKeys(type, fields) };
}
