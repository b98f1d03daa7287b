import { DERIVED_COLUMNS } from './model/derived-column-names';
import { SEARCHED_FIELDS, searchText } from './search/search-text';
import type { ContactType } from './model/mapping/mapping';
import { searchKeys, type SearchKeys } from './receive/matching';

/** Columns derived from a contact's fields; whoever writes the fields writes these too. */
interface DerivedColumns extends SearchKeys {
  /** The contact's name in lists and headings. */
  displayName: string | null;
  /** The text in which people search for the contact, without case and accents. */
  searchText: string | null;
  /**
   * When the row was written, equal to its `updatedAt`. A form of the Content Manager posts it
   * back, unlike `updatedAt`, so that a form older than the row can be recognized.
   */
  writtenAt: string;
}

/** Fields from which any column other than `writtenAt` is derived. */
const DERIVED_FROM = new Set<string>(SEARCHED_FIELDS);

export function displayName(
  type: ContactType,
  fields: Record<string, string | null | undefined>,
): string | null {
  const names = type === 'structure' ? [fields.structureName] : [fields.firstName, fields.lastName];
  return names.filter(Boolean).join(' ') || fields.email || null;
}

/** Computes the derived columns from the fields as they will be written. */
export function derivedColumns(
  type: ContactType,
  fields: Record<string, string | null | undefined>,
  writtenAt: Date,
): DerivedColumns {
  return {
    displayName: displayName(type, fields),
    ...searchKeys(type, fields),
    searchText: searchText(fields),
    writtenAt: writtenAt.toISOString(),
  };
}

/** How derived columns are written when some fields change. */
interface Derivation {
  names: readonly (keyof DerivedColumns)[];
  of: (...contact: Parameters<typeof derivedColumns>) => Partial<DerivedColumns>;
}

/**
 * Every derived column, or `writtenAt` alone when none of the others depends on a changed field.
 * When no field changes, all of them are refreshed.
 */
export function derivedFrom(changed: readonly string[]): Derivation {
  if (changed.length === 0 || changed.some((field) => DERIVED_FROM.has(field))) {
    return { names: DERIVED_COLUMNS, of: derivedColumns };
  }
  const of: Derivation['of'] = (_type, _fields, writtenAt) => ({
    writtenAt: writtenAt.toISOString(),
  });
  return { names: ['writtenAt'], of };
}
