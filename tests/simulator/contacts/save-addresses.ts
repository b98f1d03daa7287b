import { refuseUnknown } from '../behaviour/bodies';
import type { Behaviour } from '../behaviour/behaviour';
import { BusinessError } from '../business-error';
import { flagOf, type JsonObject, numberOf, textOf } from '../json';
import type { ContactAddressData, ContactData } from '../shapes/contact';
import { completeAddress } from './address';

/** The maximum lengths of texts (section 1.6: most codes are String(8)). */
const longest = new Map([
  ['countryCode', 8],
  ['zipCode', 8],
]);
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
/** Derived elements may be sent back, but are ignored. */
const derived = [
  'line1',
  'line2',
  'line3',
  'formattedAddress',
  'documentFormattedAddress',
  'normalizationState',
  'normalizationRating',
];
const addressElements = ['contactAddressId', 'main', ...flags, ...addressTexts, ...derived];

/** Rejects unknown elements of an address and invalid flags. */
export function checkAddresses(written: JsonObject[], behaviour: Behaviour): void {
  for (const part of written) {
    refuseUnknown(part, addressElements, behaviour);
    for (const flag of ['main', ...flags]) {
      if (part[flag] !== undefined && part[flag] !== null && flagOf(part, flag) === undefined) {
        throw new BusinessError(`error.contact.address.${flag.toLowerCase()}.invalid`);
      }
    }
  }
}

/**
 * Merges written addresses into a contact by `contactAddressId` (assumption 3). An address without
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
  if (id === undefined) {
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
    const value = part[text] === undefined ? part[lineOf(text)] : part[text];
    if (value === undefined) continue;
    if (value === null) address[text] = undefined;
    else address[text] = checkedText(text, textOf({ value }, 'value'));
  }
  for (const flag of flags) {
    const value = flagOf(part, flag);
    if (value !== undefined) address[flag] = value;
  }
  address.normalizationState = 'TO_BE_NORMALIZED';
  address.normalizationRating = 'UNKNOWN';
  completeAddress(address);
}

/** `line1` equals `street1` (section 8: read either). */
const lineOf = (text: string): string => text.replace(/^street/, 'line');

function checkedText(element: string, value: string | undefined): string {
  const limit = longest.get(element) ?? 255;
  if (value === undefined || value.length > limit) {
    throw new BusinessError(`error.contact.address.${element.toLowerCase()}.invalid`);
  }
  return value;
}
