import type { PathSection } from './contact-path';
import type { JsonObject } from './item-schema';
import type { ContactMapping, ContactType } from './mapping';
import { isRecord } from '../../../kernel/is-record';

/** Elements of `ContactDataResult` that the link or the engine stores. */
const KNOWN_KEYS = new Set([
  'contactId',
  'contactNumber',
  'type',
  'role',
  'state',
  'creationDate',
  'dateLastModified',
  'endValidityDate',
  'guest',
  'login',
  'addresses',
  'authorizations',
  'contactCriteria',
  'indicators',
  'advantages',
  'contactQualities',
  'invalidatedContactQualities',
  'contactOrigin',
  'individualContact',
  'structureContact',
  'requestId',
  'statusCode',
  'statusDetail',
]);

/** Elements of a person or company that the link stores. */
const KNOWN_ELEMENTS: readonly string[] = ['blocked', 'contactNumber'];

/** Names by mapping, then by type and section; cached because every item needs them. */
const namesOfMappings = new WeakMap<ContactMapping, Map<string, ReadonlySet<string>>>();

/** Names in a section that the mapping reads as a whole. */
function namesRead(
  mapping: ContactMapping,
  type: ContactType,
  section: PathSection,
): ReadonlySet<string> {
  const names = namesOfMappings.get(mapping) ?? new Map<string, ReadonlySet<string>>();
  namesOfMappings.set(mapping, names);
  const key = `${type}/${section}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  const read = namesIn(mapping, type, section);
  names.set(key, read);
  return read;
}

function namesIn(mapping: ContactMapping, type: ContactType, section: PathSection): Set<string> {
  const names = mapping.flatMap(({ direction, paths }) => {
    const path = paths[type];
    if (path?.section !== section || path.inner !== undefined || direction === 'toS360') return [];
    return [path.name, ...(path.alternatives ?? [])];
  });
  return new Set(names);
}

/** `Object.fromEntries` keeps names such as `__proto__`, which an assignment would not. */
const omit = (data: JsonObject, isLeftOut: (name: string) => boolean): JsonObject => {
  const names = Object.keys(data).filter((name) => !isLeftOut(name));
  return Object.fromEntries(names.map((name) => [name, data[name]]));
};

const sectionName = (type: ContactType) => `${type}Contact` as const;

/**
 * The elements of an item that nothing reads. The link keeps them so that a later mapping can read
 * them. Elements of the person or company are grouped under the name of their section.
 */
export function unknownFieldsOf(
  item: JsonObject,
  type: ContactType,
  mapping: ContactMapping,
): JsonObject {
  const readAbove = namesRead(mapping, type, 'item');
  const unknown = omit(item, (name) => KNOWN_KEYS.has(name) || readAbove.has(name));
  const data = item[sectionName(type)];
  if (!isRecord(data)) return unknown;
  const read = namesRead(mapping, type, sectionName(type));
  const inner = omit(data, (name) => KNOWN_ELEMENTS.includes(name) || read.has(name));
  return Object.keys(inner).length === 0 ? unknown : { ...unknown, [sectionName(type)]: inner };
}

/**
 * Merges newly received unknown fields into the known ones. A missing name means no change. A name
 * that is mapped by now is dropped, because the contact has its value.
 */
export function withUnknownFields(
  known: unknown,
  shown: unknown,
  type: ContactType,
  mapping: ContactMapping,
): JsonObject {
  const before = isRecord(known) ? known : {};
  const now = isRecord(shown) ? shown : {};
  const section = sectionName(type);
  const readAbove = namesRead(mapping, type, 'item');
  const merged = { ...omit(before, (name) => readAbove.has(name)), ...now };
  if (!isRecord(before[section])) return merged;
  const read = namesRead(mapping, type, section);
  const kept = omit(before[section], (name) => read.has(name));
  const shownInner = isRecord(now[section]) ? now[section] : {};
  return { ...merged, [section]: { ...kept, ...shownInner } };
}
