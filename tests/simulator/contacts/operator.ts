import type { Institution } from '../institution';
import { type JsonObject, mergeDeep, objectOf, objectsOf, textOf, without } from '../json';
import type { ContactData } from '../shapes/contact';
import { mergeAuthorizations } from './authorizations';
import { blankContact } from './blank';
import { relayWritten } from './save';
import { mergeAddresses } from './save-addresses';

/** Elements that identify a contact or have their own merge rules. */
const notMergedDeeply = ['contactNumber', 'contactId', 'type', 'addresses', 'authorizations'];

/**
 * An S-360 operator creates a contact in the back office, or changes one by its `contactNumber`.
 * The body is a partial ContactDataResult, merged deeply; addresses and authorizations are merged
 * by their keys. The back office checks less than the API, so odd values are possible; a given
 * `dateLastModified` is kept, to play a late change.
 */
export function saveByOperator(partial: JsonObject, institution: Institution): ContactData {
  const contact = contactToChange(partial, institution);
  const rest = without(partial, notMergedDeeply);
  const relay = contact.type === 'STRUCTURE' ? objectOf(rest, 'individualContact') : undefined;
  mergeDeep(contact, relay ? without(rest, ['individualContact']) : rest);
  contact.contactConnections ??= [];
  mergeAddresses(contact, objectsOf(partial, 'addresses'), () => institution.nextId());
  mergeAuthorizations(contact, objectsOf(partial, 'authorizations'), institution);
  const person = relay && relayWritten(contact, relay, institution);
  const dateLastModified = textOf(partial, 'dateLastModified');
  institution.contacts.save(contact, dateLastModified);
  if (person) institution.contacts.save(person, dateLastModified);
  return institution.contacts.get(contact.contactNumber) ?? contact;
}

function contactToChange(partial: JsonObject, institution: Institution): ContactData {
  const contactNumber = textOf(partial, 'contactNumber');
  const known = contactNumber === undefined ? undefined : institution.contacts.get(contactNumber);
  if (known) return structuredClone(known);
  const isStructure = partial.type === 'STRUCTURE' || objectOf(partial, 'structureContact');
  return blankContact(institution, isStructure ? 'STRUCTURE' : 'INDIVIDUAL', contactNumber);
}
