import { BusinessError } from '../business-error';
import { isObject, type JsonObject, numberOf, objectOf, textOf, without } from '../json';
import type { Behaviour, SaveBody } from './behaviour';

/** The parts of a save. */
export interface SavedParts {
  /** The contact's own elements; `undefined` when the part is missing. */
  contact: JsonObject | undefined;
  addresses: JsonObject[];
  authorizations: JsonObject[];
  /** The relay of a structure, whose part has one name only. */
  relay: JsonObject | undefined;
}

/** The criteria and the page of a search. */
export interface Search {
  criteria: { email?: string; lastName?: string; contactNumber?: string };
  start: number;
  max: number;
}

const RELAY = 'individualContactData';
/** Any request may have it (section 1.5). */
const REQUEST_ID = 'requestId';
const CRITERIA = ['email', 'lastName', 'contactNumber'];
/** The default page size (assumption 4). */
const DEFAULT_HITS = 50;

/** Splits the body of a save by the names and the form of the institution. */
export function savedParts(
  request: JsonObject,
  body: SaveBody,
  type: 'INDIVIDUAL' | 'STRUCTURE',
  behaviour: Behaviour,
): SavedParts {
  const { addresses, authorizations, contact, form } = body;
  // The authorizations of a structure belong to its relay (documented for the import).
  const own = type === 'STRUCTURE' ? RELAY : authorizations;
  const beside = [addresses, own, REQUEST_ID];
  // A flat body is rejected by the known elements of a contact.
  if (form === 'nested') refuseUnknown(request, [...beside, contact], behaviour);
  return {
    contact: form === 'flat' ? without(request, beside) : partOf(request, contact),
    addresses: listOf(request, addresses),
    authorizations: type === 'STRUCTURE' ? [] : listOf(request, authorizations),
    relay: type === 'STRUCTURE' ? partOf(request, RELAY) : undefined,
  };
}

/**
 * Reads the body of a search. Unknown criteria are rejected or ignored; without a known one it then
 * finds everybody.
 */
export function searchOf(request: JsonObject, behaviour: Behaviour): Search {
  const { criteria, form, max, start } = behaviour.searchContact;
  const beside = [start, max, 'details', REQUEST_ID];
  const isFlat = form === 'flat';
  refuseUnknown(request, [...beside, ...(isFlat ? CRITERIA : [criteria])], behaviour);
  const given = (isFlat ? request : objectOf(request, criteria)) ?? {};
  if (!isFlat) refuseUnknown(given, CRITERIA, behaviour);
  const searched = {
    email: textOf(given, 'email'),
    lastName: textOf(given, 'lastName'),
    contactNumber: textOf(given, 'contactNumber'),
  };
  const isEmpty = Object.values(searched).every((criterion) => criterion === undefined);
  if (isEmpty && behaviour.unknownNames === 'refuse') {
    throw new BusinessError('error.contact.search.criteria.missing');
  }
  return {
    criteria: searched,
    start: numberOf(request, start) ?? 0,
    max: numberOf(request, max) ?? DEFAULT_HITS,
  };
}

/** Rejects unknown names unless the institution ignores them. */
export function refuseUnknown(
  source: JsonObject,
  known: readonly string[],
  { unknownNames }: Behaviour,
): void {
  const unknown = Object.keys(source).find((name) => !known.includes(name));
  if (unknown === undefined || unknownNames === 'ignore') return;
  throw new BusinessError(`error.parameter.unknown.${unknown}`);
}

function partOf(request: JsonObject, name: string): JsonObject | undefined {
  const part = request[name];
  if (part === undefined || part === null) return undefined;
  if (!isObject(part)) throw new BusinessError(`error.parameter.invalid.${name}`);
  return part;
}

function listOf(request: JsonObject, name: string): JsonObject[] {
  const list = request[name] ?? [];
  if (!Array.isArray(list) || !list.every(isObject)) {
    throw new BusinessError(`error.parameter.invalid.${name}`);
  }
  return list.filter(isObject);
}
