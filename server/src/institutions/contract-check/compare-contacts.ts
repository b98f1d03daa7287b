/** Compares a contact of S-360 with itself at another time, field by field. Pure. */

import type { ValueToRestore } from '../../contracts/institutions/contract-check';
import { isObject, type Answered } from './values';

/** Fields of a contact by path, e.g. `individualContact.email`; blank ones are left out. */
export type ContactFields = ReadonlyMap<string, string>;

/** What differs between a contact before and after. */
export interface ContactDifference {
  /** Fields that had a value and have none. */
  readonly lost: readonly string[];
  /** Fields that have another value, or have one now. */
  readonly other: readonly string[];
}

/** How the entries of a list are told apart. An address that is written anew gets another id. */
export type AddressesBy = 'id' | 'content';

/** What S-360 writes about itself: it changes with every save. */
const OF_S360 = new Set([
  'dateLastModified',
  'loginLastUpdateTime',
  'loginLastUpdateUser',
  'requestId',
]);

/**
 * What S-360 makes of other fields (seen in use: salutations of names, lines of addresses): that it
 * makes them anew is not a loss.
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

/** Whether S-360 makes the field of others. */
export const isDerived = (path: string): boolean =>
  DERIVED.has(path) || DERIVED_OF_ADDRESS.test(path);

const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

function collect(fields: Map<string, string>, path: string, value: unknown): void {
  if (isBlank(value)) return;
  if (isObject(value)) {
    for (const [name, one] of Object.entries(value)) collect(fields, `${path}.${name}`, one);
  } else {
    fields.set(path, Array.isArray(value) ? listText(value) : String(value));
  }
}

/** Nobody knows what tells the entries apart: such a list counts whole, in any order. */
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

/** All fields of a contact that say something; what S-360 writes about itself is left out. */
export function fieldsOfContact(contact: object, addressesBy: AddressesBy = 'id'): ContactFields {
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(contact)) {
    if (OF_S360.has(name)) continue;
    const entries: Answered[] = Array.isArray(value) ? value.filter(isObject) : [];
    if (name === 'addresses') collectAddresses(fields, entries, addressesBy);
    else if (name === 'authorizations') collectAnswers(fields, entries);
    else collect(fields, name, value);
  }
  return fields;
}

/** What is different now. */
export function difference(before: ContactFields, now: ContactFields): ContactDifference {
  const paths = [...new Set([...before.keys(), ...now.keys()])];
  return {
    lost: paths.filter((path) => !now.has(path)),
    other: paths.filter((path) => now.has(path) && before.get(path) !== now.get(path)),
  };
}

/** Without fields that S-360 makes of others. */
export const ownOnly = ({ lost, other }: ContactDifference): ContactDifference => ({
  lost: lost.filter((path) => !isDerived(path)),
  other: other.filter((path) => !isDerived(path)),
});

export const isNone = ({ lost, other }: ContactDifference): boolean =>
  lost.length + other.length === 0;

/** The values that were there before, for a person to put back. */
export const valuesBefore = (
  before: ContactFields,
  { lost, other }: ContactDifference,
): ValueToRestore[] =>
  [...lost, ...other].map((field) => ({ field, value: before.get(field) ?? null }));
