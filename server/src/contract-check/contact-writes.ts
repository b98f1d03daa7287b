/** Builds save bodies from S-360's contact instead of the CRM's. Pure. */

import type { ValueToRestore } from '../contracts/institutions/contract-check';
import { isDerived, type ContactFields } from './compare-contacts';
import { MARK } from './written-texts';
import {
  DERIVED_FROM_ADDRESS,
  REPEATED_LINES,
  SET_BY_S360,
  type ContactAddressData,
  type ContactDataResult,
  type IndividualContactData,
  type SaveIndividualRequest,
  type SaveStructureRequest,
  type StructureContactData,
} from '../s360';
import { isRecord } from '../kernel/is-record';

/** The body of a save, by the method that sends it. */
export type ContactWrite =
  | { readonly type: 'individual'; readonly body: SaveIndividualRequest }
  | { readonly type: 'structure'; readonly body: SaveStructureRequest };

export interface ChangedField {
  /** Path in S-360's contact. */
  readonly path: string;
  readonly name: 'individualFirstname' | 'structureOfficialName';
  readonly before: string | null;
  readonly changed: string;
}

/** Elements that S-360 sets itself. It might refuse a save that includes them. */
const REFUSED_ELEMENTS: ReadonlySet<string> = new Set([
  ...SET_BY_S360,
  'blocked',
  'contactNumber',
  'countryCode',
  'endValidityDate',
  'zipCode',
]);

/** Elements of an address that S-360 derives from the others. */
const MADE_OF_ADDRESS: ReadonlySet<string> = new Set([
  ...DERIVED_FROM_ADDRESS,
  ...REPEATED_LINES,
  'localityCriteriaElements',
]);

function omit<T extends object>(part: T, names: ReadonlySet<string>): Partial<T> {
  const kept: Partial<T> = {};
  for (const name in part) {
    if (!names.has(name)) kept[name] = part[name];
  }
  return kept;
}

const isCompany = ({ type }: ContactDataResult): boolean => type === 'STRUCTURE';

/** What S-360 keeps of a name (documented for its contact import). */
const LONGEST = 100;

/** The field that a check changes: a harmless text that every contact has. */
export function fieldToChange(contact: ContactDataResult): ChangedField {
  const [section, name] = isCompany(contact)
    ? (['structureContact', 'structureOfficialName'] as const)
    : (['individualContact', 'individualFirstname'] as const);
  const part: unknown = contact[section];
  const value: unknown = isRecord(part) ? part[name] : null;
  const before = typeof value === 'string' && value !== '' ? value : null;
  const changed = `${MARK}${before ?? ''}`.slice(0, LONGEST).trim();
  return { path: `${section}.${name}`, name, before, changed };
}

type Data = IndividualContactData & StructureContactData;

function writeOf(
  contact: ContactDataResult,
  data: Data,
  { addresses, authorizations }: Pick<SaveIndividualRequest, 'addresses' | 'authorizations'> = {},
): ContactWrite {
  const named = { ...data, contactNumber: contact.contactNumber };
  const places = addresses && { addresses };
  if (isCompany(contact))
    return { type: 'structure', body: { structureContactData: named, ...places } };
  const answers = authorizations && { authorizations };
  return { type: 'individual', body: { individualContactData: named, ...places, ...answers } };
}

/** A single field, as the plugin sends an edit. */
export const oneField = (
  contact: ContactDataResult,
  { name }: ChangedField,
  value: string | null,
): ContactWrite => writeOf(contact, { [name]: value });

const answersOf = ({ authorizations }: ContactDataResult) =>
  (authorizations ?? []).flatMap(({ allowed, authorizationCode }) =>
    typeof authorizationCode === 'string' && typeof allowed === 'boolean'
      ? [{ authorizationCode, allowed }]
      : [],
  );

const dataOf = (contact: ContactDataResult): Data =>
  (isCompany(contact) ? contact.structureContact : contact.individualContact) ?? {};

/** Everything writable, unchanged; addresses with their ids, or as new ones. */
export const wholeContact = (
  contact: ContactDataResult,
  addresses: 'withIds' | 'withoutIds',
): ContactWrite =>
  writeOf(contact, omit(dataOf(contact), REFUSED_ELEMENTS), {
    addresses: (contact.addresses ?? []).map((address): ContactAddressData => {
      const { contactAddressId, ...rest } = omit(address, MADE_OF_ADDRESS);
      return addresses === 'withIds' ? { contactAddressId, ...rest } : rest;
    }),
    authorizations: answersOf(contact),
  });

const LAST_NAME_IN_PATH = /\.(\w+)$/;

/**
 * The values that a person has to look at when the outcome of a save is unknown: the changed field,
 * and everything else that the save could have emptied. Leaves out what S-360 sets itself and flags
 * that are off.
 */
export function valuesAtStake(before: ContactFields, changed: ChangedField): ValueToRestore[] {
  const isAtStake = ([path, value]: [string, string]): boolean => {
    const name = LAST_NAME_IN_PATH.exec(path)?.[1] ?? '';
    const isSet = REFUSED_ELEMENTS.has(name) && name !== 'blocked';
    const isSaved = /^(individualContact|structureContact|addresses|authorizations)\b/.test(path);
    const isAnswer = path.startsWith('authorizations');
    return isSaved && !isSet && !isDerived(path) && (isAnswer || value !== 'false');
  };
  const others = [...before].filter((entry) => entry[0] !== changed.path && isAtStake(entry));
  return [
    { field: changed.path, value: changed.before },
    ...others.map(([field, value]) => ({ field, value })),
  ];
}
