import { searchOf } from '../behaviour/bodies';
import { BusinessError } from '../business-error';
import type { Institution } from '../institution';
import { type JsonObject, objectOf, objectsOf, textOf, textsOf } from '../json';
import type { Service } from '../service';
import type { ContactData } from '../shapes/contact';
import { blankContact } from './blank';

/** contactInformationPublicService; its methods with a body of the institution stand apart. */
export const contactInformationPublicService: Service = {
  name: 'contactInformationPublicService',
  methods: { getContactData, createCulturalContact },
};

/** contactAuthenticationPublicService. */
export const contactAuthenticationPublicService: Service = {
  name: 'contactAuthenticationPublicService',
  methods: { authenticate, changePassword },
};

function contactOf(request: JsonObject, institution: Institution): ContactData {
  const contactNumber = textOf(request, 'contactNumber');
  const contact = contactNumber === undefined ? undefined : institution.contactOf(contactNumber);
  if (!contact) throw new BusinessError('error.contact.unknown');
  return contact;
}

function getContactData(request: JsonObject, institution: Institution): JsonObject {
  return institution.shown(contactOf(request, institution), textsOf(request, 'details'));
}

/** searchContact; criteria are combined by AND and compared regardless of case. */
export function searchContact(request: JsonObject, institution: Institution): JsonObject {
  const { criteria, max, start } = searchOf(request, institution.behaviour.now);
  const details = textsOf(request, 'details');
  const found = institution.contacts.search(criteria, start, start + max);
  return {
    [institution.behaviour.now.searchContact.contacts]: found.map((contact) =>
      institution.shown(contact, details),
    ),
  };
}

function createCulturalContact(request: JsonObject, institution: Institution): JsonObject {
  const written = objectsOf(request, 'contactDataList').map((data) => ({
    data,
    contact: culturalContact(data, institution),
  }));
  const identifierContactMap: JsonObject = {};
  for (const { data, contact } of written) {
    institution.contacts.save(contact);
    const identifier = textOf(data, 'identifier');
    if (identifier !== undefined) identifierContactMap[identifier] = contact.contactNumber;
  }
  const culturalContactData = written.map(({ contact }) => institution.shown(contact, ['GENERAL']));
  return { culturalContactData, identifierContactMap };
}

function culturalContact(data: JsonObject, institution: Institution): ContactData {
  const known = textOf(data, 'contactNumber') !== undefined;
  const contact = known
    ? structuredClone(contactOf(data, institution))
    : blankContact(institution, 'INDIVIDUAL');
  const person = contact.individualContact;
  if (!person) throw new BusinessError('error.contact.type');
  person.individualFirstname = textOf(data, 'firstName') ?? person.individualFirstname;
  person.individualLastname = textOf(data, 'lastName') ?? person.individualLastname;
  person.email = textOf(data, 'email') ?? person.email;
  if (!person.individualLastname) throw new BusinessError('error.contact.lastname.missing');
  if (data.createLogin === true) {
    if (!person.email) throw new BusinessError('error.contact.email.missing');
    const owner = institution.contacts.ofLogin(person.email);
    if (owner && owner.contactNumber !== contact.contactNumber) {
      throw new BusinessError('error.contact.login.exists');
    }
    person.login = person.email;
  }
  return contact;
}

/** authenticate by login and password only; the initial password of every login is "password". */
function authenticate(request: JsonObject, institution: Institution): JsonObject {
  const data = objectOf(request, 'contactAuthenticationData') ?? {};
  const login = textOf(data, 'login') ?? '';
  const contact = institution.contacts.ofLogin(login);
  if (!contact || textOf(data, 'password') !== institution.contacts.passwordOf(login)) {
    throw new BusinessError('error.authentication.failed');
  }
  const { contactNumber } = contact;
  return { contactNumber, identification: `${contactNumber}-${institution.nextId()}` };
}

function changePassword(request: JsonObject, institution: Institution): JsonObject {
  const login = contactOf(request, institution).individualContact?.login;
  const newPassword = textOf(request, 'newPassword');
  const current = login === undefined ? undefined : institution.contacts.passwordOf(login);
  if (login === undefined || !newPassword || textOf(request, 'currentPassword') !== current) {
    throw new BusinessError('error.authentication.failed');
  }
  institution.contacts.setPassword(login, newPassword);
  return {};
}
