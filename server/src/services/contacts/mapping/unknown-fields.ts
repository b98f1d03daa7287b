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

/** Names that the mapping reads whole in one section. */
function namesRead(mapping: ContactMapping, type: ContactType, section: PathSection): Set<string> {
  const names = mapping.flatMap(({ direction, paths }) => {
    const path = paths[type];
    if (path?.section !== section || path.inner !== undefined || direction === 'toS360') return [];
    return [path.name, ...(path.alternatives ?? [])];
  });
  return new Set(names);
}

const without = (data: JsonObject, isLeftOut: (name: string) => boolean): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !isLeftOut(name)));

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
