/** Compares two states of an S-360 contact field by field. Pure. */

import type { Answered } from '../s360';
import type { ValueToRestore } from '../contracts/institutions/contract-check';
import { isRecord } from '../kernel/is-record';
import { plainText } from '../kernel/text/search-words';

/** Fields of a contact by path, e.g. `individualContact.email`, without blank ones. */
export type ContactFields = ReadonlyMap<string, string>;

export interface ContactDifference {
  /** Fields that had a value and are empty now. */
  readonly lost: readonly string[];
  /** Fields whose value changed, or that have a value only now. */
  readonly other: readonly string[];
}

/** How to match the entries of a list. S-360 gives a rewritten address a new id. */
type AddressesBy = 'id' | 'content';

/** S-360's own bookkeeping, which changes with every save. */
const OF_S360 = new Set([
  'dateLastModified',
  'loginLastUpdateTime',
  'loginLastUpdateUser',
  'requestId',
]);

/**
 * Fields that S-360 derives from others (seen in use: salutations of names, lines of addresses). A
 * new value in one of them is not a loss.
 */
const DERIVED = new Set([
  'individualContact.addressSalutation',
  'individualContact.letterSalutation',
  'individualContact.countryCode',
  'individualContact.zipCode',
  'structureContact.addressSalutation',
  'structureContact.letterSalutation',
  'hasWarning',
]);

const DERIVED_OF_ADDRESS =
  /^addresses\[.*\]\.(formattedAddress|documentFormattedAddress|normalizationState|normalizationRating|line[123])$/;

/** Whether S-360 derives the field from others. */
export const isDerived = (path: string): boolean =>
  DERIVED.has(path) || DERIVED_OF_ADDRESS.test(path);

const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

function collect(fields: Map<string, string>, path: string, value: unknown): void {
  if (isBlank(value)) return;
  if (isRecord(value)) {
    for (const [name, one] of Object.entries(value)) collect(fields, `${path}.${name}`, one);
  } else {
    fields.set(path, Array.isArray(value) ? listText(value) : String(value));
  }
}

/**
 * The entries of such a list have no known identity, so the list is compared as a whole, in any
 * order.
 */
const listText = (list: readonly unknown[]): string =>
  list
    .map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry)))
    .sort()
    .join(', ');

function collectAddresses(
  fields: Map<string, string>,
  addresses: Answered[],
  by: AddressesBy,
): void {
  for (const { contactAddressId, ...rest } of addresses) {
    const key = by === 'id' ? contactAddressId : contentOf(rest);
    collect(fields, `addresses[${String(key)}]`, rest);
  }
}

const contentOf = (address: Answered): string =>
  ['name', 'street1', 'zipCode', 'town']
    .map((name) => String(address[name] ?? ''))
    .join(' ')
    .trim();

function collectAnswers(fields: Map<string, string>, authorizations: Answered[]): void {
  for (const { allowed, authorizationCode } of authorizations) {
    collect(fields, `authorizations[${String(authorizationCode)}]`, allowed);
  }
}

/** All non-blank fields of a contact, without S-360's own bookkeeping. */
export function fieldsOfContact(contact: object, addressesBy: AddressesBy = 'id'): ContactFields {
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(contact)) {
    if (OF_S360.has(name)) continue;
    const entries: Answered[] = Array.isArray(value) ? value.filter(isRecord) : [];
    if (name === 'addresses') collectAddresses(fields, entries, addressesBy);
    else if (name === 'authorizations') collectAnswers(fields, entries);
    else collect(fields, name, value);
  }
  return fields;
}

/** S-360 may cut a text; a shorter one is another value. */
const SHORTEST_CUT = 20;

/** Whether S-360 keeps the value, maybe in capitals, without accents, or cut. */
export function isKept(before: string | undefined, now: string | undefined): boolean {
  if (before === undefined || now === undefined) return before === now;
  const [whole, part] = [before, now].map((text) => plainText(text).toLowerCase());
  const isCut = now.length >= SHORTEST_CUT && whole?.startsWith(part ?? '');
  return whole === part || isCut === true;
}

export function difference(before: ContactFields, now: ContactFields): ContactDifference {
  const paths = [...new Set([...before.keys(), ...now.keys()])];
  return {
    lost: paths.filter((path) => !now.has(path)),
    other: paths.filter((path) => now.has(path) && !isKept(before.get(path), now.get(path))),
  };
}

/** Leaves out fields that S-360 derives from others. */
export const ownOnly = ({ lost, other }: ContactDifference): ContactDifference => ({
  lost: lost.filter((path) => !isDerived(path)),
  other: other.filter((path) => !isDerived(path)),
});

export const isNone = ({ lost, other }: ContactDifference): boolean =>
  lost.length + other.length === 0;

/** The earlier values, for a person to restore. */
export const valuesBefore = (
  before: ContactFields,
  { lost, other }: ContactDifference,
): ValueToRestore[] =>
  [...lost, ...other].map((field) => ({ field, value: before.get(field) ?? null }));
