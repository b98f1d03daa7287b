import { BusinessError } from '../business-error';
import type { Institution } from '../institution';
import { type JsonObject, mergeDeep, objectOf, textOf } from '../json';
import type { ContactData } from '../shapes/contact';
import { confirmedAuthorizations } from './authorizations';

/** What S-360 writes in place of a name. */
const CROSSED_OUT = 'XXXXXXXX';
/** The state of a contact that is anonymous or invalid; that `state` has it is inferred. */
const ACCOUNT_DELETED = 'ACCOUNT_DELETED';

/** What people do with contacts in the back office, by the names of the control API. */
export const backOffice: Readonly<
  Record<string, (body: JsonObject, institution: Institution) => JsonObject>
> = {
  anonymise: (body, institution) => changed(body, institution, anonymise),
  invalidate: (body, institution) => changed(body, institution, invalidate),
  'confirm-consents': (body, institution) => changed(body, institution, confirmConsents),
  'delete-prospect': deleteProspect,
  merge,
};

function known(body: JsonObject, element: string, institution: Institution): ContactData {
  const contact = institution.contacts.get(textOf(body, element) ?? '');
  if (!contact) throw new BusinessError('error.contact.unknown');
  return structuredClone(contact);
}

function changed(
  body: JsonObject,
  institution: Institution,
  change: (contact: ContactData) => void,
): ContactData {
  const contact = known(body, 'contactNumber', institution);
  change(contact);
  institution.contacts.save(contact);
  return contact;
}

/**
 * The documented effects: names crossed out, birth date and whatever leads to the person removed,
 * no consent, no login; sales stay. It cannot be undone.
 */
function anonymise(contact: ContactData): void {
  if (contact.type !== 'INDIVIDUAL') throw new BusinessError('error.contact.type');
  invalidate(contact);
  contact.remark = 'Contact anonymized';
  mergeDeep(contact, {
    individualContact: contact.individualContact && {
      individualTitle: null,
      individualFirstname: CROSSED_OUT,
      individualLastname: CROSSED_OUT,
      individualBirthdate: null,
      email: null,
      alternativeEmails: [],
      cellPhoneNumber: null,
      phoneNumber1: null,
      addressSalutation: null,
      letterSalutation: null,
      zipCode: null,
      countryCode: null,
    },
  });
  contact.addresses = contact.addresses.map(
    ({ billingAddress, contactAddressId, formattedAddress, main, shippingAddress }) => ({
      contactAddressId,
      main,
      billingAddress,
      shippingAddress,
      formattedAddress,
      normalizationState: 'TO_BE_NORMALIZED',
      normalizationRating: 'UNKNOWN',
    }),
  );
  contact.authorizations = contact.authorizations.map((answer) => ({ ...answer, allowed: false }));
  contact.unconfirmed = [];
  contact.contactCriteria = [];
  contact.indicators = [];
  contact.advantages = [];
  contact.hasAdvantages = false;
}

/** Ends a contact without sales. */
function invalidate(contact: ContactData): void {
  contact.state = ACCOUNT_DELETED;
  if (contact.individualContact) contact.individualContact.login = undefined;
}

function confirmConsents(contact: ContactData): void {
  contact.authorizations = confirmedAuthorizations(contact);
  contact.unconfirmed = [];
}

/** Deletes a contact that never bought; no webhook tells it. */
function deleteProspect(body: JsonObject, institution: Institution): JsonObject {
  const { contactNumber } = known(body, 'contactNumber', institution);
  institution.contacts.remove(contactNumber, null);
  return { contactNumber };
}

/**
 * Merges a contact into another one, the head, which keeps its values, has the other's where it has
 * none, and all its orders. Whether a webhook tells anything of the other one is not documented.
 */
function merge(body: JsonObject, institution: Institution): JsonObject {
  const head = known(body, 'head', institution);
  const merged = known(body, 'merged', institution);
  if (head.contactNumber === merged.contactNumber || head.type !== merged.type) {
    throw new BusinessError('error.contact.merge');
  }
  fillBlanks(head.individualContact, merged.individualContact);
  fillBlanks(head.structureContact, merged.structureContact);
  head.addresses = head.addresses.length > 0 ? head.addresses : merged.addresses;
  const answered = head.authorizations.map(({ authorizationCode }) => authorizationCode);
  head.authorizations.push(
    ...merged.authorizations.filter(
      ({ authorizationCode }) => !answered.includes(authorizationCode),
    ),
  );
  mergeDeep(head, objectOf(body, 'values') ?? {});
  institution.contacts.remove(merged.contactNumber, head.contactNumber);
  institution.contacts.save(head);
  return head;
}

function fillBlanks(head: JsonObject | undefined, merged: JsonObject | undefined): void {
  if (!head || !merged) return;
  for (const [element, value] of Object.entries(merged)) head[element] ??= value;
}
