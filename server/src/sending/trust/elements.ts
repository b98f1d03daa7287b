/**
 * A contact of S-360 (`ContactDataResult`) taken apart into single elements, so that two states of
 * it can be compared whole, whatever they hold. Pure; knows nothing of the CRM's fields.
 */

type JsonObject = Readonly<Record<string, unknown>>;
type Entry = readonly [place: string, text: string];

/**
 * The elements of a contact that are not blank, by their place: `individualContact.email`,
 * `addresses(4711).town`, `authorizations(NEWS)`. A flag that is off counts as blank.
 */
export type Elements = ReadonlyMap<string, string>;

/** What a save writes as one part of a contact; `rest` is what no save writes. */
export type ContactPart = 'data' | 'addresses' | 'authorizations' | 'rest';

/**
 * Elements at the top that say nothing of a loss: what belongs to the answer, and what S-360 works
 * out from what the contact does (documented: apidocs ContactInformationPublicService).
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

/** Elements of a person, company or address that S-360 derives from others, or sets itself. */
const DERIVED = new Set([
  'active',
  'cellPhoneNumberVerified',
  'contactAddressId',
  'contactNumber',
  'documentFormattedAddress',
  'email1VerificationStatus',
  'formattedAddress',
  'guest',
  'isMain',
  'localityCriteriaElements',
  'main',
  'normalizationRating',
  'normalizationState',
  'requiredAccountVerificationEmail',
  'role',
  'verifiedEmail',
]);

/** Copies of the main address that S-360 shows with the person. */
const COPIES = new Set(['individualContact.countryCode', 'individualContact.zipCode']);

/**
 * What S-360 makes of the name (seen in use): that it reads otherwise is no loss. That it is gone is
 * one, for an operator may have written it.
 */
const MADE_OF_NAME = /^(?:individual|structure)Contact\.(?:address|letter)Salutation$/;

export const isMadeOfName = (place: string): boolean => MADE_OF_NAME.test(place);

/** How the key of an entry is called, in lists of which no more is known. */
const KEY_NAME = /^(id|code|key)$|(Id|Code|Number|Reference)$/;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A scalar as it is compared: trimmed, NFC; `null` for what is blank, and for a flag that is off. */
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

/** One text for a value of any form; the order of names and entries does not matter. */
function wholeText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(wholeText).sort().join(', ')}]`;
  if (!isObject(value)) return scalarText(value) ?? '';
  const names = Object.keys(value).filter((name) => wholeText(value[name]) !== '');
  return names
    .sort()
    .map((name) => `${name}: ${wholeText(value[name])}`)
    .join(', ');
}

function entriesAt(place: string, value: unknown): Entry[] {
  if (COPIES.has(place)) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => entriesInList(place, entry));
  if (isObject(value)) return entriesOf(place, value);
  const text = scalarText(value);
  return text === null ? [] : [[place, text]];
}

const entriesOf = (place: string, object: JsonObject): Entry[] =>
  Object.entries(object)
    .filter(([name]) => !DERIVED.has(name))
    .flatMap(([name, value]) => entriesAt(`${place}.${name}`, value));

function entriesInList(list: string, entry: unknown): Entry[] {
  if (!isObject(entry)) {
    const text = scalarText(entry);
    return text === null ? [] : [[`${list}(${text})`, text]];
  }
  const place = `${list}(${keyOf(list, entry)})`;
  switch (list) {
    case 'addresses':
      return entriesOf(place, withLinesOnce(entry));
    case 'authorizations':
      // An answer of no is an answer too: it is gone when the entry is.
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

/** A line is `street1` in the API and `line1` besides in the webhook: either is read. */
function withLinesOnce(address: JsonObject): JsonObject {
  const lines = ['1', '2', '3'].map((line): [string, unknown] => {
    const street = address[`street${line}`];
    return [`street${line}`, scalarText(street) === null ? address[`line${line}`] : street];
  });
  const rest = Object.entries(address).filter(([name]) => !/^line[123]$/.test(name));
  return Object.fromEntries([...rest, ...lines]);
}

/** Takes a contact apart. */
export function elementsOf(contact: unknown): Elements {
  if (!isObject(contact)) return new Map();
  const shown = Object.entries(contact).filter(([name]) => !NOT_COMPARED.has(name));
  return new Map(shown.flatMap(([name, value]) => entriesAt(name, value)));
}

/** The part of a contact that an element belongs to. */
export function partOf(place: string): ContactPart {
  if (place.startsWith('addresses(')) return 'addresses';
  if (place.startsWith('authorizations(')) return 'authorizations';
  return /^(individual|structure)Contact\./.test(place) ? 'data' : 'rest';
}

/** The ids of a contact's addresses, in S-360's order. */
export function addressIdsOf(contact: unknown): string[] {
  const addresses = isObject(contact) ? contact.addresses : null;
  if (!Array.isArray(addresses)) return [];
  return addresses.filter(isObject).map((address) => keyOf('addresses', address));
}
