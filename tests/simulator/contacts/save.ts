import { refuseUnknown, type SavedParts, savedParts } from '../behaviour/bodies';
import { BusinessError } from '../business-error';
import type { Institution } from '../institution';
import { flagOf, type JsonObject, textOf } from '../json';
import type { ContactData, IndividualContactData, StructureContactData } from '../shapes/contact';
import { blankContact } from './blank';
import { checkElement, elementNames, isWritable } from './elements';
import { loginOf } from './register';
import { emptyLeftOut } from './replace';
import { checkAddresses, mergeAddresses } from './save-addresses';

/** The writer: the back office checks less than the API, so odd values are possible there. */
type Writer = 'api' | 'operator';

/**
 * saveIndividualContactData (assumptions 1 and 3): creates without `contactNumber`, changes with
 * it; an omitted element is unchanged, `null` empties it. A refused write has no effect.
 */
export function saveIndividualContactData(
  request: JsonObject,
  institution: Institution,
): JsonObject {
  const { behaviour } = institution;
  const parts = savedParts(request, behaviour.now.saveIndividual, 'INDIVIDUAL', behaviour.now);
  const { contact, written } = contactWritten(parts, 'INDIVIDUAL', institution);
  if (contact.individualContact) {
    mergePerson(contact.individualContact, written, institution, 'api');
  }
  saveSections(contact, parts, institution);
  return { contactNumber: contact.contactNumber };
}

/**
 * saveStructureContactData (assumption 2). An `individualContactData` in addition writes the relay:
 * the existing one or a new one.
 */
export function saveStructureContactData(
  request: JsonObject,
  institution: Institution,
): JsonObject {
  const { behaviour } = institution;
  const parts = savedParts(request, behaviour.now.saveStructure, 'STRUCTURE', behaviour.now);
  const { contact, written } = contactWritten(parts, 'STRUCTURE', institution);
  if (contact.structureContact) mergeStructure(contact.structureContact, written, institution);
  const { relay } = parts;
  const person = relay ? relayWritten(contact, relay, institution, 'api') : undefined;
  saveSections(contact, parts, institution);
  if (person) institution.contacts.save(person);
  return { contactNumber: contact.contactNumber };
}

/** A copy of the contact of a save, and the written values. */
function contactWritten(
  parts: SavedParts,
  type: ContactData['type'],
  institution: Institution,
): { contact: ContactData; written: JsonObject } {
  const { contact: written } = parts;
  if (!written) throw new BusinessError('error.contact.data.missing');
  const contactNumber = textOf(written, 'contactNumber');
  if (contactNumber === undefined) return { contact: blankContact(institution, type), written };
  const known = institution.contacts.get(contactNumber);
  if (!known) throw new BusinessError('error.contact.unknown');
  if (known.type !== type) throw new BusinessError('error.contact.type');
  const contact = structuredClone(known);
  if (institution.behaviour.now.saves === 'replace') emptyLeftOut(contact, parts);
  return { contact, written };
}

function saveSections(contact: ContactData, parts: SavedParts, institution: Institution): void {
  checkAddresses(parts.addresses, institution.behaviour.now);
  mergeAddresses(contact, parts.addresses, () => institution.nextId());
  mergeAuthorizations(contact, parts.authorizations, institution);
  institution.contacts.save(contact);
}

/** The relay after the write, connected with its structure; the caller saves it. */
export function relayWritten(
  structure: ContactData,
  written: JsonObject,
  institution: Institution,
  by: Writer,
): ContactData {
  const connection = structure.contactConnections.find((one) => one.connectionType === 'RELAY');
  const known = connection && institution.contacts.get(connection.contactNumber);
  const relay = known ? structuredClone(known) : blankContact(institution, 'INDIVIDUAL');
  if (relay.individualContact) mergePerson(relay.individualContact, written, institution, by);
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
  by: Writer,
): void {
  if (by === 'api') checkWritten(person, written, 'INDIVIDUAL', institution);
  checkLogin(person, written, institution);
  mergeElements(person, written);
  if (!person.individualLastname?.trim()) throw new BusinessError('error.contact.lastname.missing');
  const { individualTitle, individualFirstname, individualLastname } = person;
  const salutation = [individualTitle, individualFirstname, individualLastname];
  person.addressSalutation = salutation.filter(Boolean).join(' ');
  person.letterSalutation = [individualTitle, individualLastname].filter(Boolean).join(' ');
}

function mergeStructure(
  structure: StructureContactData,
  written: JsonObject,
  institution: Institution,
): void {
  checkWritten(structure, written, 'STRUCTURE', institution);
  mergeElements(structure, written);
  if (!structure.structureOfficialName?.trim()) {
    throw new BusinessError('error.contact.structureofficialname.missing');
  }
  structure.letterSalutation ??= structure.structureOfficialName;
  structure.addressSalutation ??= structure.structureOfficialName;
}

/** Checks the changes; an element that the contact already has is known. */
function checkWritten(
  target: IndividualContactData | StructureContactData,
  written: JsonObject,
  type: ContactData['type'],
  { behaviour }: Institution,
): void {
  refuseUnknown(written, [...elementNames(type), ...Object.keys(target)], behaviour.now);
  for (const [element, value] of Object.entries(written)) {
    if (value !== undefined && value !== target[element]) checkElement(type, element, value);
  }
}

/** Merges written values into a person or company. */
function mergeElements(
  target: IndividualContactData | StructureContactData,
  written: JsonObject,
): void {
  const emailBefore = target.email;
  for (const [element, value] of Object.entries(written)) {
    if (value === undefined || !isWritable(element)) continue;
    target[element] = value === null ? undefined : structuredClone(value);
  }
  target.alternativeEmails ??= [];
  if (target.email !== emailBefore) {
    target.verifiedEmail = false;
    target.email1VerificationStatus = 'UNVERIFIED';
  }
}

/** Only one contact may have a login (section 2.1). */
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

/** Merges marketing answers by code (assumption 3). */
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
