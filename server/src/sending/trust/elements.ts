import { DERIVED_FROM_ADDRESS, SET_BY_S360 } from '../../s360';
import { isRecord } from '../../kernel/is-record';

/**
 * Takes a contact of S-360 (`ContactDataResult`) apart into single elements, so that two of its
 * states can be compared completely, whatever they contain. Pure; knows nothing of the CRM's
 * fields.
 */

type JsonObject = Readonly<Record<string, unknown>>;
type Entry = readonly [place: string, text: string];

/**
 * The elements of a contact that are not blank, by their place: `individualContact.email`,
 * `addresses(4711).town`, `authorizations(NEWS)`. A flag that is off counts as blank.
 */
export type Elements = ReadonlyMap<string, string>;

/** A part of a contact that a save writes as a whole; no save writes `rest`. */
export type ContactPart = 'data' | 'addresses' | 'authorizations' | 'rest';

/**
 * Top-level elements that do not indicate a loss: they belong to the answer, or S-360 derives them
 * from the contact's activity (documented: apidocs ContactInformationPublicService).
 */
const NOT_COMPARED = new Set([
  'requestId',
  'statusCode',
  'statusDetail',
  'contactId',
  'contactNumber',
  'dateLastModified',
  'loginLastUpdateTime',
  'loginLastUpdateUser',
  'hasAdvantages',
  'hasWarning',
  'advantages',
  'indicators',
  'contactQualities',
  'invalidatedContactQualities',
  'contactFileHistoryCriteria',
  'contactBallotData',
  'contactPermission',
  'financialData',
]);

/** Elements of a person, company or address that S-360 derives from others or sets on its own. */
const DERIVED = new Set<string>([
  ...SET_BY_S360,
  ...DERIVED_FROM_ADDRESS,
  'contactAddressId',
  'contactNumber',
  'isMain',
  'localityCriteriaElements',
]);

/** Copies of the main address that S-360 shows on the person. */
const COPIES = new Set(['individualContact.countryCode', 'individualContact.zipCode']);

/**
 * S-360 derives these from title, name and language (seen in use). A changed text is no loss. A
 * missing one is a loss, because an operator may have written it, unless the save wrote one of
 * those.
 */
const MADE_OF_NAME = /^(?:individual|structure)Contact\.(?:address|letter)Salutation$/;

export const isMadeOfName = (place: string): boolean => MADE_OF_NAME.test(place);

const NAMES = /^(?:individual|structure)Contact\..*(?:title|name|language)$/i;

/** Whether a save of this place makes S-360 derive salutations anew. */
export const makesName = (place: string): boolean => NAMES.test(place);

/** The names of the key in the entries of lists that are otherwise unknown. */
const KEY_NAME = /^(id|code|key)$|(Id|Code|Number|Reference)$/;

/**
 * A scalar in its form for comparison: trimmed, NFC; `null` for a blank value or a flag that is
 * off.
 */
export function scalarText(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return value.trim().normalize('NFC') || null;
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'true' : null;
    default:
      return null;
  }
}

/** One text for a value of any shape; the order of names and entries does not matter. */
function wholeText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(wholeText).sort().join(', ')}]`;
  if (!isRecord(value)) return scalarText(value) ?? '';
  const names = Object.keys(value).filter((name) => wholeText(value[name]) !== '');
  return names
    .sort()
    .map((name) => `${name}: ${wholeText(value[name])}`)
    .join(', ');
}

function entriesAt(place: string, value: unknown): Entry[] {
  if (COPIES.has(place)) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => entriesInList(place, entry));
  if (isRecord(value)) return entriesOf(place, value);
  const text = scalarText(value);
  return text === null ? [] : [[place, text]];
}

const entriesOf = (place: string, object: JsonObject): Entry[] =>
  Object.entries(object)
    .filter(([name]) => !DERIVED.has(name))
    .flatMap(([name, value]) => entriesAt(`${place}.${name}`, value));

function entriesInList(list: string, entry: unknown): Entry[] {
  if (!isRecord(entry)) {
    const text = scalarText(entry);
    // S-360 may fold the case of an e-mail when it saves something else.
    return text === null ? [] : [[`${list}(${text.toLowerCase()})`, text]];
  }
  const place = `${list}(${keyOf(list, entry)})`;
  switch (list) {
    case 'addresses':
      return entriesOf(place, withLinesOnce(entry));
    case 'authorizations':
      // A consent that is denied is an answer too; it is lost only when the entry is gone.
      return [[place, scalarText(entry.allowed) ?? 'false']];
    default:
      return [[place, wholeText(entry)]];
  }
}

function keyOf(list: string, entry: JsonObject): string {
  const isKey = (name: string) =>
    list === 'addresses' ? name === 'contactAddressId' : KEY_NAME.test(name);
  const name = Object.keys(entry).find(isKey);
  return (name === undefined ? null : scalarText(entry[name])) ?? wholeText(entry);
}

/** The API calls a line `street1`; the webhook adds `line1`. Either is read. */
function withLinesOnce(address: JsonObject): JsonObject {
  const lines = ['1', '2', '3'].map((line): [string, unknown] => {
    const street = address[`street${line}`];
    return [`street${line}`, scalarText(street) === null ? address[`line${line}`] : street];
  });
  const rest = Object.entries(address).filter(([name]) => !/^line[123]$/.test(name));
  return Object.fromEntries([...rest, ...lines]);
}

export function elementsOf(contact: unknown): Elements {
  if (!isRecord(contact)) return new Map();
  const shown = Object.entries(contact).filter(([name]) => !NOT_COMPARED.has(name));
  return new Map(shown.flatMap(([name, value]) => entriesAt(name, value)));
}

export function partOf(place: string): ContactPart {
  if (place.startsWith('addresses(')) return 'addresses';
  if (place.startsWith('authorizations(')) return 'authorizations';
  return /^(individual|structure)Contact\./.test(place) ? 'data' : 'rest';
}

/** The ids of a contact's addresses, in S-360's order. */
export function addressIdsOf(contact: unknown): string[] {
  const addresses = isRecord(contact) ? contact.addresses : null;
  if (!Array.isArray(addresses)) return [];
  return addresses.filter(isRecord).map((address) => keyOf('addresses', address));
}
