import { SEARCHED_FIELDS, searchText } from './search/search-text';
import type { ContactType } from './model/mapping/mapping';
import { searchKeys, type SearchKeys } from './receive/matching';

/** Columns of a contact that follow from its fields; whoever writes the fields writes them too. */
export interface DerivedColumns extends SearchKeys {
  /** How the contact is called in lists and headings. */
  displayName: string | null;
  /** In which people search the contact: without case and accents. */
  searchText: string | null;
  /**
   * When the row was written, as its `updatedAt` says. A form of the Content Manager posts it back,
   * as it does not post `updatedAt`: so a form that is older than the row is recognized.
   */
  writtenAt: string;
}

/** Nobody writes them but the plugin. */
export const DERIVED_COLUMNS = [
  'displayName',
  'emailKey',
  'phoneKey',
  'nameKey',
  'searchText',
  'writtenAt',
] as const satisfies readonly (keyof DerivedColumns)[];

/** Fields that any of the columns but `writtenAt` follows from. */
const DERIVED_FROM = new Set<string>(SEARCHED_FIELDS);

export function displayName(
  type: ContactType,
  fields: Record<string, string | null | undefined>,
): string | null {
  const names = type === 'structure' ? [fields.structureName] : [fields.firstName, fields.lastName];
  return names.filter(Boolean).join(' ') || fields.email || null;
}

/** Computes the derived columns from the fields as they will be. */
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

/** How derived columns are written where some fields change. */
export interface Derivation {
  names: readonly (keyof DerivedColumns)[];
  of: (...contact: Parameters<typeof derivedColumns>) => Partial<DerivedColumns>;
}

/**
 * All of them, or `writtenAt` alone where none of the others follows from what changes. Where nothing
 * changes they are what is to be brought up to date.
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
