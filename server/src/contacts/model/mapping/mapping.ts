import { STANDARD_FIELDS, type StandardFieldDescription } from '../../../contracts/standard-fields';
import { KEPT_OF_ELEMENTS, type KeptOfElement } from '../../../s360';
import type { FieldOfForm } from './forms';
import { parsePath, type ContactPath, type ContactType } from './contact-path';

export type { ContactType } from './contact-path';

export type Direction = 'both' | 'fromS360' | 'toS360';

/** One field of the CRM's contact and its place in S-360, per type of contact. */
export interface FieldMapping extends FieldOfForm {
  field: string;
  direction: Direction;
  paths: Partial<Record<ContactType, ContactPath>>;
}

export type ContactMapping = readonly FieldMapping[];

/** What S-360 keeps of the values at these places, as far as it is known. */
export function keptAt(paths: FieldMapping['paths']): KeptOfElement {
  const [path] = Object.values(paths);
  if (path === undefined || path.inner !== undefined || path.entry !== undefined) return {};
  return Object.hasOwn(KEPT_OF_ELEMENTS, path.name) ? (KEPT_OF_ELEMENTS[path.name] ?? {}) : {};
}

/** Reads a path of a standard field, which the descriptions write correctly. */
function pathOf(text: string, alsoReadAs: readonly string[] | undefined): ContactPath {
  const parsed = parsePath(text);
  if (parsed.kind === 'wrong') throw new Error(`The path "${text}" ${parsed.reason}`);
  return { ...parsed.path, ...(alsoReadAs && { alternatives: alsoReadAs }) };
}

/** The mapping of the fields that S-360 has as well. */
export const standardMapping = (fields: readonly StandardFieldDescription[]): ContactMapping =>
  fields.flatMap(({ alsoReadAs, kind, name, paths }): FieldMapping[] => {
    if (paths === undefined) return [];
    const read = Object.fromEntries(
      Object.entries(paths).map(([type, text]) => [type, pathOf(text, alsoReadAs)]),
    );
    return [{ field: name, kind, direction: 'both', paths: read, ...keptAt(read) }];
  });

/** The default mapping. */
export const STANDARD_MAPPING: ContactMapping = standardMapping(STANDARD_FIELDS);

const fieldsByType = new WeakMap<ContactMapping, Map<ContactType, readonly FieldMapping[]>>();

/** The fields that a contact of this type exchanges with S-360. */
export function fieldsOf(mapping: ContactMapping, type: ContactType): readonly FieldMapping[] {
  const byType = fieldsByType.get(mapping) ?? new Map<ContactType, readonly FieldMapping[]>();
  fieldsByType.set(mapping, byType);
  const known = byType.get(type);
  if (known) return known;
  const fields = mapping.filter((entry) => entry.paths[type] !== undefined);
  byType.set(type, fields);
  return fields;
}
