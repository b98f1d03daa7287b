import { BusinessError } from '../business-error';
import { isoDate } from '../clock';
import type { Institution } from '../institution';
import { flagOf, isObject, type JsonObject, objectOf, objectsOf, textOf } from '../json';
import type { ContactData, IndividualContactData, StructureContactData } from '../shapes/contact';
import { loginOf } from './register';
import { mergeAddresses } from './save-addresses';

/** Elements of a person or company that S-360 sets itself; written values are ignored. */
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

/** A new contact as S-360 makes it before anything is written into it. */
export function blankContact(
  institution: Institution,
  type: ContactData['type'],
  contactNumber = institution.contacts.nextNumber(),
): ContactData {
  const now = isoDate(institution.clock.now());
  return {
    contactId: institution.nextId(),
    contactNumber,
    type,
    state: 'VALID',
    role: 'PUBLIC',
    creationDate: now,
    dateLastModified: now,
    guest: false,
    hasAdvantages: false,
    hasWarning: false,
    contactOrigin: { code: 'I_API', translations: { en: 'API' } },
    ...(type === 'STRUCTURE'
      ? { structureContact: blankStructure(contactNumber) }
      : { individualContact: blankIndividual(contactNumber) }),
    addresses: [],
    authorizations: [],
    contactCriteria: [],
    indicators: [],
    contactConnections: [],
    contactQualities: [],
    invalidatedContactQualities: [],
    advantages: [],
    socialConnections: [],
    contactBallotData: [],
  };
}

const blankIndividual = (contactNumber: string): IndividualContactData => ({
  contactNumber,
  alternativeEmails: [],
  email1VerificationStatus: 'UNVERIFIED',
  verifiedEmail: false,
  requiredAccountVerificationEmail: false,
  cellPhoneNumberVerified: false,
  active: true,
  blocked: false,
  guest: false,
  prospect: false,
  role: 'PUBLIC',
  endValidityDate: '2099-12-31T00:00:00.000+00:00',
  confidentialityLevelEnum: 'FREE',
  handicapType: 'NONE',
});

const blankStructure = (contactNumber: string): StructureContactData => ({
  contactNumber,
  structureTypeId: 10_228_600_000_000,
  community: false,
  prospect: false,
  alternativeEmails: [],
  email1VerificationStatus: 'UNVERIFIED',
  verifiedEmail: false,
  requiredAccountVerificationEmail: false,
  confidentialityLevelEnum: 'FREE',
  role: 'PUBLIC',
});

/**
 * saveIndividualContactData (assumptions 1 and 3): creates without `contactNumber`, changes with it;
 * an element left out is unchanged, `null` empties it. Nothing is kept of a refused write.
 */
export function saveIndividualContactData(
  request: JsonObject,
  institution: Institution,
): JsonObject {
  const written = objectOf(request, 'individualContactData');
  if (!written) throw new BusinessError('error.contact.data.missing');
  const contact = contactWritten(request, written, 'INDIVIDUAL', institution);
  if (contact.individualContact) {
    mergePerson(contact.individualContact, written, institution);
  }
  saveSections(contact, request, institution);
  return { contactNumber: contact.contactNumber };
}

/**
 * saveStructureContactData (assumption 2). An `individualContactData` beside it writes the relay:
 * the one the structure has, or a new one.
 */
export function saveStructureContactData(
  request: JsonObject,
  institution: Institution,
): JsonObject {
  const written = objectOf(request, 'structureContactData');
  if (!written) throw new BusinessError('error.contact.data.missing');
  const contact = contactWritten(request, written, 'STRUCTURE', institution);
  const structure = contact.structureContact;
  if (structure) {
    mergeElements(structure, written);
    if (!structure.structureOfficialName?.trim()) {
      throw new BusinessError('error.contact.structureofficialname.missing');
    }
    structure.letterSalutation ??= structure.structureOfficialName;
    structure.addressSalutation ??= structure.structureOfficialName;
  }
  const relay = objectOf(request, 'individualContactData');
  const person = relay ? relayWritten(contact, relay, institution) : undefined;
  saveSections(contact, request, institution);
  if (person) institution.contacts.save(person);
  return { contactNumber: contact.contactNumber };
}

function contactWritten(
  request: JsonObject,
  written: JsonObject,
  type: ContactData['type'],
  institution: Institution,
): ContactData {
  const contactNumber = textOf(written, 'contactNumber') ?? textOf(request, 'contactNumber');
  if (contactNumber === undefined) return blankContact(institution, type);
  const contact = institution.contacts.get(contactNumber);
  if (!contact) throw new BusinessError('error.contact.unknown');
  if (contact.type !== type) throw new BusinessError('error.contact.type');
  return structuredClone(contact);
}

function saveSections(contact: ContactData, request: JsonObject, institution: Institution): void {
  mergeAddresses(contact, objectsOf(request, 'addresses'), () => institution.nextId());
  mergeAuthorizations(contact, objectsOf(request, 'authorizations'), institution);
  institution.contacts.save(contact);
}

/** The relay after the write, connected with its structure; it is saved by the caller. */
export function relayWritten(
  structure: ContactData,
  written: JsonObject,
  institution: Institution,
): ContactData {
  const connection = structure.contactConnections.find((one) => one.connectionType === 'RELAY');
  const known = connection && institution.contacts.get(connection.contactNumber);
  const relay = known ? structuredClone(known) : blankContact(institution, 'INDIVIDUAL');
  if (relay.individualContact) mergePerson(relay.individualContact, written, institution);
  if (!known) {
    const { contactNumber } = relay;
    structure.contactConnections.push({ connectionType: 'RELAY', contactNumber });
    relay.contactConnections.push({
      connectionType: 'RELAY_OF',
      contactNumber: structure.contactNumber,
    });
  }
  structure.individualContact = structuredClone(relay.individualContact);
  return relay;
}

function mergePerson(
  person: IndividualContactData,
  written: JsonObject,
  institution: Institution,
): void {
  checkLogin(person, written, institution);
  mergeElements(person, written);
  if (!person.individualLastname?.trim()) throw new BusinessError('error.contact.lastname.missing');
  const { individualTitle, individualFirstname, individualLastname } = person;
  const salutation = [individualTitle, individualFirstname, individualLastname];
  person.addressSalutation = salutation.filter(Boolean).join(' ');
  person.letterSalutation = [individualTitle, individualLastname].filter(Boolean).join(' ');
}

/** Merges what is written into a person or company, checking only what changes. */
function mergeElements(
  target: IndividualContactData | StructureContactData,
  written: JsonObject,
): void {
  const emailBefore = target.email;
  for (const [element, value] of Object.entries(written)) {
    if (value === undefined || ownedByS360.has(element)) continue;
    if (value === null) target[element] = undefined;
    else if (value !== target[element]) {
      checkElement(element, value);
      target[element] = structuredClone(value);
    }
  }
  target.alternativeEmails ??= [];
  if (target.email !== emailBefore) {
    target.verifiedEmail = false;
    target.email1VerificationStatus = 'UNVERIFIED';
  }
}

const listElements = new Set(['alternativeEmails']);

function checkElement(element: string, value: JsonObject[string]): void {
  const invalid = new BusinessError(`error.contact.${element.toLowerCase()}.invalid`);
  if (Array.isArray(value) !== listElements.has(element) || isObject(value)) throw invalid;
  if (element === 'email' && !/^\S+@\S+$/.test(String(value))) throw invalid;
  if (element === 'individualBirthdate' && Number.isNaN(Date.parse(String(value)))) throw invalid;
  if (typeof value === 'string' && value.length > 255) throw invalid;
}

/** Only one contact may own a login (section 2.1). */
function checkLogin(
  person: IndividualContactData,
  written: JsonObject,
  institution: Institution,
): void {
  const login = textOf(written, 'login');
  const owner = login === undefined ? undefined : institution.contacts.ofLogin(login);
  if (owner && loginOf(owner) && owner.contactNumber !== person.contactNumber) {
    throw new BusinessError('error.contact.login.exists');
  }
}

/** Merges answers to marketing by code (assumption 3). */
export function mergeAuthorizations(
  contact: ContactData,
  written: JsonObject[],
  institution: Institution,
): void {
  for (const part of written) {
    const authorizationCode = textOf(part, 'authorizationCode');
    if (!authorizationCode || !institution.authorizationCodes.includes(authorizationCode)) {
      throw new BusinessError('error.contact.authorization.unknown');
    }
    const others = contact.authorizations.filter(
      (answer) => answer.authorizationCode !== authorizationCode,
    );
    if (part.allowed === null) {
      contact.authorizations = others;
      continue;
    }
    const allowed = flagOf(part, 'allowed');
    if (allowed === undefined) throw new BusinessError('error.contact.authorization.invalid');
    contact.authorizations = [...others, { authorizationCode, allowed }];
  }
}
