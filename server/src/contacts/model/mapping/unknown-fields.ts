import type { PathSection } from './contact-path';
import { isObject, type JsonObject } from './item-schema';
import type { ContactMapping, ContactType } from './mapping';

/** Elements of `ContactDataResult` that have a place on the link or in the engine. */
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

/** Of a person or company: has a place on the link. */
const KNOWN_ELEMENTS: readonly string[] = ['blocked', 'contactNumber'];

/** By mapping, then by type and section: asked for with every item. */
const namesOfMappings = new WeakMap<ContactMapping, Map<string, ReadonlySet<string>>>();

/** Names that the mapping reads whole in one section. */
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

/** `Object.fromEntries` takes a name such as `__proto__` as it is, where an assignment would not. */
const without = (data: JsonObject, isLeftOut: (name: string) => boolean): JsonObject => {
  const names = Object.keys(data).filter((name) => !isLeftOut(name));
  return Object.fromEntries(names.map((name) => [name, data[name]]));
};

const sectionName = (type: ContactType) => `${type}Contact` as const;

/**
 * What an item shows and nothing reads: kept on the link, so that a mapping of later can read it.
 * Elements of the person or company stand under the name of their section.
 */
export function unknownFieldsOf(
  item: JsonObject,
  type: ContactType,
  mapping: ContactMapping,
): JsonObject {
  const readAbove = namesRead(mapping, type, 'item');
  const unknown = without(item, (name) => KNOWN_KEYS.has(name) || readAbove.has(name));
  const data = item[sectionName(type)];
  if (!isObject(data)) return unknown;
  const read = namesRead(mapping, type, sectionName(type));
  const inner = without(data, (name) => KNOWN_ELEMENTS.includes(name) || read.has(name));
  return Object.keys(inner).length === 0 ? unknown : { ...unknown, [sectionName(type)]: inner };
}

/**
 * What is kept after an item showed more: a name that it leaves out says nothing; one that is
 * mapped by now is kept no longer, its place is the contact.
 */
export function withUnknownFields(
  known: unknown,
  shown: unknown,
  type: ContactType,
  mapping: ContactMapping,
): JsonObject {
  const before = isObject(known) ? known : {};
  const now = isObject(shown) ? shown : {};
  const section = sectionName(type);
  const readAbove = namesRead(mapping, type, 'item');
  const merged = { ...without(before, (name) => readAbove.has(name)), ...now };
  if (!isObject(before[section])) return merged;
  const read = namesRead(mapping, type, section);
  const kept = without(before[section], (name) => read.has(name));
  const shownInner = isObject(now[section]) ? now[section] : {};
  return { ...merged, [section]: { ...kept, ...shownInner } };
}
