import type { Behaviour } from '../behaviour/behaviour';
import { BusinessError } from '../business-error';
import { flagOf, type JsonObject, numberOf, textOf } from '../json';
import type { ContactAddressData, ContactData } from '../shapes/contact';
import { completeAddress } from './address';
import { type KeptContext, keptElements } from './forms/kept';

/** The writable texts; the rest of an address is derived from them. */
export const addressTexts: readonly string[] = [
  'name',
  'street1',
  'street2',
  'street3',
  'street4',
  'town',
  'zipCode',
  'countryCode',
];
const flags = ['billingAddress', 'shippingAddress'];
const lines = ['line1', 'line2', 'line3'];
/** Two capitals; the United Kingdom is GB. */
const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code) && code !== 'UK';

/** Rejects invalid flags, texts and countries of an address. */
export function checkAddresses(written: JsonObject[], behaviour: Behaviour): void {
  for (const part of written) {
    for (const flag of ['main', ...flags]) {
      if (part[flag] !== undefined && part[flag] !== null && flagOf(part, flag) === undefined) {
        throw new BusinessError(`error.contact.address.${flag.toLowerCase()}.invalid`);
      }
    }
    for (const element of [...addressTexts, ...lines]) checkText(element, part, behaviour);
  }
}

function checkText(element: string, part: JsonObject, { countries }: Behaviour): void {
  const value = part[element];
  if (value === undefined || value === null) return;
  const isValid =
    typeof value === 'string' &&
    (element !== 'countryCode' || countries === 'any' || isCountry(value));
  if (!isValid) throw new BusinessError(`error.contact.address.${element.toLowerCase()}.invalid`);
}

/** The addresses of a save as S-360 keeps them. */
export const keptAddresses = (written: JsonObject[], context: KeptContext): JsonObject[] =>
  written.map((part) => {
    const { flagsLeftOut, lines: writable } = context.behaviour;
    const leftOut = flagsLeftOut === 'false' ? noFlags : {};
    const streets = writable === 'line' ? streetsOf(part) : part;
    return { ...leftOut, ...keptElements(streets, context) };
  });

const noFlags = Object.fromEntries(flags.map((flag) => [flag, false]));

/** An address written by its lines, whose streets follow from them. */
function streetsOf(part: JsonObject): JsonObject {
  const others = Object.entries(part).filter(([element]) => !element.startsWith('street'));
  return Object.fromEntries(
    others.map(([element, value]) => [element.replace(/^line/, 'street'), value]),
  );
}

/**
 * Merges written addresses into a contact by `contactAddressId`. An address without
 * an id is added, except that one with `main: true` changes the main address, of which a contact
 * has one.
 */
export function mergeAddresses(
  contact: ContactData,
  written: JsonObject[],
  nextAddressId: () => number,
): void {
  for (const part of written) {
    const address = addressWrittenTo(contact, part) ?? addAddress(contact, nextAddressId());
    mergeAddress(address, part);
    if (part.main === true) {
      for (const other of contact.addresses) other.main = other === address;
    }
  }
  const main = contact.addresses.find((address) => address.main);
  if (contact.individualContact && main && contact.type === 'INDIVIDUAL') {
    contact.individualContact.countryCode = main.countryCode;
    contact.individualContact.zipCode = main.zipCode;
  }
}

function addressWrittenTo(contact: ContactData, part: JsonObject): ContactAddressData | undefined {
  const id = numberOf(part, 'contactAddressId');
  if ((part.contactAddressId ?? null) === null) {
    return part.main === true ? contact.addresses.find((address) => address.main) : undefined;
  }
  const address = contact.addresses.find((candidate) => candidate.contactAddressId === id);
  if (!address) throw new BusinessError('error.contact.address.unknown');
  return address;
}

function addAddress(contact: ContactData, contactAddressId: number): ContactAddressData {
  const address: ContactAddressData = {
    contactAddressId,
    main: contact.addresses.length === 0,
    billingAddress: contact.addresses.length === 0,
    shippingAddress: contact.addresses.length === 0,
    normalizationState: 'TO_BE_NORMALIZED',
    normalizationRating: 'UNKNOWN',
  };
  contact.addresses.push(address);
  return address;
}

function mergeAddress(address: ContactAddressData, part: JsonObject): void {
  for (const text of addressTexts) {
    const value = part[text];
    if (value === undefined) continue;
    address[text] = textOf(part, text);
  }
  for (const flag of flags) {
    const value = flagOf(part, flag);
    if (value !== undefined) address[flag] = value;
  }
  address.normalizationState = 'TO_BE_NORMALIZED';
  address.normalizationRating = 'UNKNOWN';
  completeAddress(address);
}
