import { BusinessError } from '../business-error';
import type { JsonValue } from '../json';
import type { ContactData } from '../shapes/contact';

/** The kind of an element of a person or company. */
type ElementKind = 'text' | 'texts' | 'flag' | 'id' | 'email' | 'date';

/** Elements of both (section 2.2). */
const common: readonly [string, ElementKind][] = [
  ['contactNumber', 'id'],
  ['email', 'email'],
  ['alternativeEmails', 'texts'],
  ['email1VerificationStatus', 'text'],
  ['verifiedEmail', 'flag'],
  ['requiredAccountVerificationEmail', 'flag'],
  ['cellPhoneNumber', 'text'],
  ['phoneNumber1', 'text'],
  ['addressSalutation', 'text'],
  ['letterSalutation', 'text'],
  ['confidentialityLevelEnum', 'text'],
  ['prospect', 'flag'],
  ['role', 'text'],
];

const kinds: Record<ContactData['type'], ReadonlyMap<string, ElementKind>> = {
  INDIVIDUAL: new Map([
    ...common,
    ['individualTitle', 'text'],
    ['individualFirstname', 'text'],
    ['individualLastname', 'text'],
    ['individualBirthdate', 'date'],
    ['individualPreferredLanguage', 'text'],
    ['individualGender', 'text'],
    ['cellPhoneNumberVerified', 'flag'],
    ['countryCode', 'text'],
    ['zipCode', 'text'],
    ['login', 'text'],
    ['active', 'flag'],
    ['blocked', 'flag'],
    ['guest', 'flag'],
    ['endValidityDate', 'date'],
    ['handicapType', 'text'],
  ]),
  STRUCTURE: new Map([
    ...common,
    ['structureOfficialName', 'text'],
    ['structureTypeId', 'id'],
    ['community', 'flag'],
  ]),
};

/** Elements that S-360 sets itself; written values are ignored. */
const ownedByS360 = new Set([
  'contactNumber',
  'role',
  'active',
  'guest',
  'countryCode',
  'zipCode',
  'verifiedEmail',
  'email1VerificationStatus',
  'cellPhoneNumberVerified',
  'requiredAccountVerificationEmail',
]);

/** The maximum length of a text. */
const MAX_CHARACTERS = 255;

export const elementNames = (type: ContactData['type']): string[] => [...kinds[type].keys()];

/** Whether a save may change the element. */
export const isWritable = (element: string): boolean => !ownedByS360.has(element);

/** Elements that a save can empty by omitting them. */
export const writableElements = (type: ContactData['type']): string[] =>
  elementNames(type).filter(isWritable);

/** Rejects a value of the wrong kind; `null`, which empties, is always valid. */
export function checkElement(type: ContactData['type'], element: string, value: JsonValue): void {
  const kind = kinds[type].get(element) ?? 'text';
  if (value === null || isOfKind(kind, value)) return;
  throw new BusinessError(`error.contact.${element.toLowerCase()}.invalid`);
}

function isOfKind(kind: ElementKind, value: JsonValue): boolean {
  switch (kind) {
    case 'texts':
      return Array.isArray(value) && value.every((one) => isText(one));
    case 'flag':
      return typeof value === 'boolean';
    case 'id':
      return /^\d{1,20}$/.test(String(value));
    case 'email':
      return isText(value) && /^\S+@\S+$/.test(value);
    case 'date':
      return isText(value) && !Number.isNaN(Date.parse(value));
    case 'text':
      return isText(value);
  }
}

const isText = (value: JsonValue): value is string =>
  typeof value === 'string' && value.length <= MAX_CHARACTERS;
