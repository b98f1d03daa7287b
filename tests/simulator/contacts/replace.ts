import type { SavedParts } from '../behaviour/bodies';
import { type JsonObject, numberOf } from '../json';
import type { ContactAddressData, ContactData } from '../shapes/contact';
import { writableElements } from './elements';
import { addressTexts } from './save-addresses';

/** Required elements stay when a save omits them. */
const needed = ['individualLastname', 'structureOfficialName'];
/** Elements that S-360 fills itself when they are empty. */
const whenEmpty: JsonObject = {
  prospect: false,
  blocked: false,
  community: false,
  handicapType: 'NONE',
  confidentialityLevelEnum: 'FREE',
};
/** Elements that are not set by a save (a login is set by the ticket shop). */
const kept = ['structureTypeId', 'endValidityDate', 'login'];

/**
 * Empties what a replacing save omits: elements of the contact, its further addresses and a
 * person's authorizations. The written values are merged afterwards.
 */
export function emptyLeftOut(contact: ContactData, parts: SavedParts): void {
  const target =
    contact.type === 'STRUCTURE' ? contact.structureContact : contact.individualContact;
  const stays = [...needed, ...kept, ...Object.keys(parts.contact ?? {})];
  for (const element of writableElements(contact.type)) {
    if (target && !stays.includes(element)) target[element] = whenEmpty[element];
  }
  contact.addresses = contact.addresses.filter((address) => isWritten(address, parts.addresses));
  for (const address of contact.addresses) {
    for (const text of addressTexts) address[text] = undefined;
  }
  // A company's save has none: they belong to its relay.
  if (contact.type === 'INDIVIDUAL') contact.authorizations = [];
}

/** Written by its id, or as the main address. */
const isWritten = ({ contactAddressId, main }: ContactAddressData, parts: JsonObject[]): boolean =>
  parts.some((part) => {
    const id = numberOf(part, 'contactAddressId');
    return id === undefined ? main && part.main === true : id === contactAddressId;
  });
