import {
  isAddition,
  STANDARD_FIELDS,
  type StandardFieldDescription,
} from '../../../contracts/standard-fields';
import { SUMMARY_COLUMNS } from '../../summary-columns';
import { DERIVED_COLUMNS } from '../derived-column-names';
import type { ValueKind } from './canonical';
import { parsePath, pathText, typesOf, whyReadOnly, type ContactPath } from './contact-path';
import {
  keptAt,
  standardMapping,
  STANDARD_MAPPING,
  type ContactMapping,
  type ContactType,
  type Direction,
  type FieldMapping,
} from './mapping';

export interface MappingEntry {
  field: string;
  path: string;
  /** Default: `both`, or `fromS360` for a read-only path. */
  direction?: Direction | undefined;
  /** Default: the kind of the field in the standard mapping, else `text`. */
  kind?: ValueKind | undefined;
  /** Default: every type that has the path. */
  type?: ContactType | undefined;
}

/** A problem of one line; `setting` is the key within the line. */
interface MappingProblem {
  position: number;
  setting: keyof MappingEntry;
  reason: string;
}

/** Columns that Strapi or the plugin writes. */
const NOT_MAPPABLE = new Set<string>([
  'id',
  'documentId',
  'type',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
  ...DERIVED_COLUMNS,
  ...SUMMARY_COLUMNS,
]);

/** Whether Strapi or the plugin writes this column of the contact. */
export const isInternalColumn = (field: string): boolean => NOT_MAPPABLE.has(field);

/** A parsed line and the types it applies to. */
interface ReadEntry {
  field: string;
  kind: ValueKind;
  direction: Direction;
  path: ContactPath;
  types: readonly ContactType[];
}

function standardKind(field: string): ValueKind {
  return STANDARD_MAPPING.find((entry) => entry.field === field)?.kind ?? 'text';
}

function readEntry(entry: MappingEntry): ReadEntry | null {
  const parsed = parsePath(entry.path);
  if (parsed.kind === 'wrong') return null;
  const { path } = parsed;
  return {
    field: entry.field,
    kind: entry.kind ?? standardKind(entry.field),
    direction: entry.direction ?? (whyReadOnly(path) === null ? 'both' : 'fromS360'),
    path,
    types: entry.type === undefined ? typesOf(path) : [entry.type],
  };
}

/** The places that a field is written to, as `type path`. */
function writtenPlaces({ direction, paths }: FieldMapping): string[] {
  if (direction === 'fromS360') return [];
  return Object.entries(paths).map(([type, path]) => `${type} ${pathText(path)}`);
}

/** The field of the venue's own that an element of S-360 keeps although a standard field came later. */
interface KeptElement {
  own: string;
  standard: string;
  path: string;
}

/** The elements that the lines send, and that standard fields of a later version have as well. */
export const keptElements = (
  mapping: ContactMapping,
  fields: readonly StandardFieldDescription[] = STANDARD_FIELDS,
): KeptElement[] =>
  standardMapping(fields.filter(isAddition)).flatMap((addition) =>
    Object.entries(addition.paths).flatMap(([type, path]) => {
      const place = `${type} ${pathText(path)}`;
      const own = mapping.find(
        (other) => other.field !== addition.field && writtenPlaces(other).includes(place),
      );
      return own ? [{ own: own.field, standard: addition.field, path: pathText(path) }] : [];
    }),
  );

/**
 * The standard mapping with an institution's lines. A line for a standard field replaces it for the
 * types of that line; other lines are added. What a line sends stays with it, although a standard
 * field came later. Lines that cannot be parsed are ignored; `mappingProblems` reports them.
 */
export function mappingFrom(
  entries: readonly MappingEntry[],
  fields: readonly StandardFieldDescription[] = STANDARD_FIELDS,
): ContactMapping {
  const read = entries.flatMap((entry) => readEntry(entry) ?? []);
  const configured = read.map(({ direction, field, kind, path, types }): FieldMapping => {
    const paths = Object.fromEntries(types.map((type) => [type, path]));
    return { field, kind, direction, paths, ...keptAt(paths) };
  });
  const kept = keptElements(configured, fields);
  const isReplaced = (field: string, path: ContactPath, type: ContactType) =>
    read.some((entry) => entry.field === field && entry.types.includes(type)) ||
    kept.some((element) => element.standard === field && element.path === pathText(path));
  const standard = standardMapping(fields).flatMap((mapping): FieldMapping[] => {
    const { individual, structure } = mapping.paths;
    const paths = {
      ...(individual && !isReplaced(mapping.field, individual, 'individual') && { individual }),
      ...(structure && !isReplaced(mapping.field, structure, 'structure') && { structure }),
    };
    return Object.keys(paths).length === 0 ? [] : [{ ...mapping, paths }];
  });
  return [...standard, ...configured];
}

function entryProblem(entry: MappingEntry): Omit<MappingProblem, 'position'> | null {
  if (isInternalColumn(entry.field)) {
    return { setting: 'field', reason: 'is a column that Strapi or the plugin writes' };
  }
  const parsed = parsePath(entry.path);
  if (parsed.kind === 'wrong') return { setting: 'path', reason: parsed.reason };
  const { path } = parsed;
  if (entry.type !== undefined && !typesOf(path).includes(entry.type)) {
    return { setting: 'type', reason: `does not fit: no ${entry.type} has ${pathText(path)}` };
  }
  const readOnly = whyReadOnly(path);
  if (readOnly !== null && entry.direction !== undefined && entry.direction !== 'fromS360') {
    return { setting: 'direction', reason: `must be "fromS360": ${pathText(path)} ${readOnly}` };
  }
  return null;
}

/** The first problem of a line with an earlier line or the standard mapping. */
function findClash(
  entry: ReadEntry,
  earlier: readonly ReadEntry[],
  mapping: ContactMapping,
): Omit<MappingProblem, 'position'> | null {
  const { field, kind } = entry;
  const twin = earlier.find(
    (other) => other.field === field && other.types.some((type) => entry.types.includes(type)),
  );
  if (twin) return { setting: 'field', reason: `"${field}" is mapped by an earlier line already` };
  const otherKind = mapping.find((other) => other.field === field && other.kind !== kind);
  if (otherKind) {
    return { setting: 'kind', reason: `of "${field}" is ${otherKind.kind} for the other type` };
  }
  const places = entry.types.map((type) => `${type} ${pathText(entry.path)}`);
  const writer =
    entry.direction !== 'fromS360' &&
    mapping.find(
      (other) =>
        other.field !== field && writtenPlaces(other).some((place) => places.includes(place)),
    );
  return writer
    ? {
        setting: 'path',
        reason: `is sent by the field "${writer.field}" already: make one of them "fromS360"`,
      }
    : null;
}

/** The problems of an institution's mapping; empty when it can be used. */
export function mappingProblems(
  entries: readonly MappingEntry[],
  fields: readonly StandardFieldDescription[] = STANDARD_FIELDS,
): MappingProblem[] {
  const mapping = mappingFrom(entries, fields);
  const earlier: ReadEntry[] = [];
  return entries.flatMap((entry, position): MappingProblem[] => {
    const read = readEntry(entry);
    const problem = entryProblem(entry) ?? (read && findClash(read, earlier, mapping));
    if (read) earlier.push(read);
    return problem ? [{ position, ...problem }] : [];
  });
}
