import type { ContactType } from './mapping/mapping';
import { searchKeys, type SearchKeys } from './receive/matching';

/** Columns of a contact that follow from its fields; whoever writes the fields writes them too. */
export interface DerivedColumns extends SearchKeys {
  /** How the contact is called in lists and headings. */
  displayName: string | null;
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
  'writtenAt',
] as const;

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
    writtenAt: writtenAt.toISOString(),
  };
}
