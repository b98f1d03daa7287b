import { refuseUnknownParts, type SavedParts, savedParts } from '../behaviour/bodies';
import { BusinessError } from '../business-error';
import type { Institution } from '../institution';
import { type JsonObject, textOf } from '../json';
import type { ContactData, IndividualContactData, StructureContactData } from '../shapes/contact';
import { blankContact, PUBLIC } from './blank';
import { keptAuthorizations, mergeAuthorizations } from './authorizations';
import { checkElement, isWritable } from './elements';
import { type KeptContext, keptElements } from './forms/kept';
import { salutations } from './forms/titles';
import { emptyLeftOut } from './replace';
import { checkAddresses, keptAddresses, mergeAddresses } from './save-addresses';

/**
 * saveIndividualContactData: creates without `contactNumber`, changes with
 * it; an omitted element is unchanged, `null` empties it. A refused write has no effect.
 */
export function saveIndividualContactData(
  request: JsonObject,
  institution: Institution,
): JsonObject {
  const { contact, parts, written } = contactWritten(request, 'INDIVIDUAL', institution);
  if (contact.individualContact) {
    checkWritten(contact.individualContact, written, 'INDIVIDUAL');
    const kept = keptElements(written, contextOf(contact, parts, institution));
    mergePerson(contact.individualContact, { written, kept }, institution);
  }
  saveSections(contact, parts, institution);
  return { contactNumber: contact.contactNumber };
}

/** saveStructureContactData, in the same way. */
export function saveStructureContactData(
  request: JsonObject,
  institution: Institution,
): JsonObject {
  const { contact, parts, written } = contactWritten(request, 'STRUCTURE', institution);
  if (contact.structureContact) {
    checkWritten(contact.structureContact, written, 'STRUCTURE');
    const kept = keptElements(written, contextOf(contact, parts, institution));
    mergeStructure(contact.structureContact, kept);
  }
  saveSections(contact, parts, institution);
  return { contactNumber: contact.contactNumber };
}

/** A copy of the contact of a save, and what is written. */
function contactWritten(
  request: JsonObject,
  type: ContactData['type'],
  institution: Institution,
): { contact: ContactData; parts: SavedParts; written: JsonObject } {
  const behaviour = institution.behaviour.now;
  const parts = savedParts(request, type, behaviour);
  const contact = contactOf(parts, type, institution);
  refuseUnknownParts(request, type, behaviour, elementsOf(contact));
  const { contact: written } = parts;
  if (!written) throw new BusinessError('error.contact.data.missing');
  if (behaviour.saves === 'replace' && textOf(written, 'contactNumber') !== undefined) {
    emptyLeftOut(contact, parts);
  }
  return { contact, parts, written };
}

/** A copy of the contact with the written number, or a new one. */
function contactOf(
  { contact: written = {} }: SavedParts,
  type: ContactData['type'],
  institution: Institution,
): ContactData {
  const contactNumber = textOf(written, 'contactNumber');
  if (contactNumber === undefined) return blankContact(institution, type);
  const known = institution.contactOf(contactNumber);
  if (!known) throw new BusinessError('error.contact.unknown');
  if (known.type !== type) throw new BusinessError('error.contact.type');
  return structuredClone(known);
}

const elementsOf = ({ individualContact, structureContact, type }: ContactData): object =>
  (type === 'STRUCTURE' ? structureContact : individualContact) ?? {};

/** What the forms of values depend on: the address after the save and the login before. */
function contextOf(contact: ContactData, parts: SavedParts, institution: Institution): KeptContext {
  const main = contact.addresses.find((address) => address.main);
  const written = parts.addresses.find((part) => part.main === true) ?? parts.addresses[0] ?? {};
  const { email, login } = contact.individualContact ?? {};
  return {
    behaviour: institution.behaviour.now,
    countryCode: textOf(written, 'countryCode') ?? main?.countryCode ?? institution.country,
    isLogin: login !== undefined && login === email,
  };
}

function saveSections(contact: ContactData, parts: SavedParts, institution: Institution): void {
  const behaviour = institution.behaviour.now;
  checkAddresses(parts.addresses, behaviour);
  const addresses = keptAddresses(parts.addresses, contextOf(contact, parts, institution));
  mergeAddresses(contact, addresses, () => institution.nextId());
  const authorizations = keptAuthorizations(contact, parts.authorizations, institution);
  mergeAuthorizations(contact, authorizations, institution);
  institution.contacts.save(contact);
}

/** The relay after an operator wrote it, connected with its structure; the caller saves it. */
export function relayWritten(
  structure: ContactData,
  written: JsonObject,
  institution: Institution,
): ContactData {
  const connection = structure.contactConnections.find((one) => one.connectionType === 'RELAY');
  const known = connection && institution.contacts.get(connection.contactNumber);
  const relay = known ? structuredClone(known) : blankContact(institution, 'INDIVIDUAL');
  relay.role = 'RELAY';
  if (relay.individualContact) {
    relay.individualContact.role = relay.role;
    mergePerson(relay.individualContact, { written, kept: written }, institution);
  }
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

/** What a save says, and what S-360 keeps of it. */
interface Saved {
  written: JsonObject;
  kept: JsonObject;
}

function mergePerson(
  person: IndividualContactData,
  { kept, written }: Saved,
  institution: Institution,
): void {
  checkLogin(person, written, institution);
  mergeElements(person, kept);
  if (!person.individualLastname?.trim()) throw new BusinessError('error.contact.lastname.missing');
  const derived = salutations(person);
  if (institution.behaviour.now.salutations === 'derived') Object.assign(person, derived);
  person.addressSalutation ??= derived.addressSalutation;
  person.letterSalutation ??= derived.letterSalutation;
}

function mergeStructure(structure: StructureContactData, kept: JsonObject): void {
  mergeElements(structure, kept);
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
): void {
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

/** Only one contact of the public may have a login. */
function checkLogin(
  person: IndividualContactData,
  written: JsonObject,
  institution: Institution,
): void {
  const login = textOf(written, 'login');
  if (login === undefined || person.role !== PUBLIC) return;
  const owner = institution.contacts.ofLogin(login);
  if (owner && owner.contactNumber !== person.contactNumber) {
    throw new BusinessError('error.contact.login.exists');
  }
}
