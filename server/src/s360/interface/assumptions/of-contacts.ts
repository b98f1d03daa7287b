import { documented, inferred, seenInUse } from '../evidence';
import type { AssumptionsByName } from './assumption';
import { always, choice, elsewhere, name, parts, words } from './setting';

const saves = ['saveIndividualContactData', 'saveStructureContactData'] as const;

const form = (nested: string, flat: string) => choice('nested', { nested, flat });

const bodyOfSave = (contact: string, of: string) =>
  parts({
    form: form('the fields stand in an element of their own', 'the fields stand beside the lists'),
    contact: name(contact, `the element of the fields of a ${of}; only where the form is nested`),
    addresses: name('addresses', `the list of addresses of a ${of}`),
    authorizations: name('authorizations', `the list of consents of a ${of}`),
  });

/** What is assumed about contacts and their saves. */
export const OF_CONTACTS = {
  flagWords: {
    meaning: 'Flags are JSON booleans, or one of these texts in any case.',
    evidence: seenInUse('a client that types `reservable` and `directOption` as text'),
    concerns: ['getContactData', 'getCatalogDetailed', 'getPOSConfig', 'contact webhook'],
    setting: parts({
      true: words(
        'texts that stand for true',
        ...['true', '1', 'yes', 'y', 'oui', 'o', 'ja', 'j', 'si', 'sì', 's'],
      ),
      false: words('texts that stand for false', 'false', '0', 'no', 'n', 'non', 'nein'),
    }),
    triedBy: ['readContact', 'pointOfSale', 'catalog'],
    simulator: ['flags'],
  },
  saveMethods: {
    meaning:
      'The names of the methods that save a person and a company. Companies are only read unless theirs is named.',
    evidence: documented('the first by name; the second is not seen anywhere'),
    concerns: saves,
    setting: elsewhere('`saveIndividualContactData`; none for companies', 'saveMethods'),
    triedBy: ['savePerson', 'saveCompany', 'createContact'],
    simulator: ['saveMethods', 'saves'],
  },
  saveIndividual: {
    meaning:
      'The body that saves a person: `{"individualContactData":{…},"addresses":[…],"authorizations":[…]}`, or `flat` with the fields beside the lists. Without `contactNumber` it creates; the answer names the number.',
    evidence: inferred('the elements of getContactData'),
    concerns: ['saveIndividualContactData'],
    setting: bodyOfSave('individualContactData', 'person'),
    triedBy: ['savePerson', 'createContact'],
    simulator: ['saveIndividual', 'unknownNames'],
  },
  saveStructure: {
    meaning:
      'The body that saves a company: the same with `structureContactData` and without authorizations, which belong to the company’s relay.',
    evidence: inferred('the elements of getContactData'),
    concerns: ['saveStructureContactData'],
    setting: bodyOfSave('structureContactData', 'company'),
    triedBy: ['saveCompany'],
    simulator: ['saveStructure', 'unknownNames'],
  },
  writes: {
    meaning:
      'A field that a save leaves out is unchanged; addresses are merged by `contactAddressId`, authorizations by code. With `full` each save sends the whole contact.',
    evidence: inferred('dangerous if wrong: saves are read back'),
    concerns: saves,
    setting: choice('partial', {
      partial: 'a save sends what changed',
      full: 'a save sends the whole contact',
    }),
    triedBy: ['savePerson', 'saveCompany'],
    simulator: ['saves', 'flagsLeftOut'],
  },
  emptying: {
    meaning:
      'What a save sends to empty a field. Where S-360 ignores it, the field is a conflict on each contact and nothing stops; with `never`, an emptied field is not sent, and a person empties it in S-360.',
    evidence: inferred(
      'platform.secutix.com/backend/versioning lets `null` change nothing; the contact import removes by a text',
    ),
    concerns: saves,
    setting: choice('nulls', {
      nulls: 'a field is emptied by `null`',
      emptyText: 'a field is emptied by an empty text',
      never: 'an emptied field is not sent',
    }),
    triedBy: ['createContact'],
    simulator: ['nulls'],
  },
  addressLines: {
    meaning:
      'The lines of an address are written and read as `street1…3`. With `line` they are `line1…3`, and S-360 derives the streets from them.',
    evidence: documented('API 2_7 has the streets; a receiver of version 2_21 has both'),
    concerns: ['getContactData', ...saves, 'contact webhook'],
    setting: choice('street', {
      street: 'written and read as `street1…3`',
      line: 'written and read as `line1…3`',
    }),
    triedBy: ['createContact'],
    simulator: ['lines'],
  },
  forms: {
    meaning:
      'S-360 may keep a value in another form, as its contact import does: cut, in capitals, from its list of titles, with the country’s prefix apart. That form is the same value; what S-360 keeps instead is a conflict on that contact.',
    evidence: inferred('Confluence 41615862 and 83234523, which are about the same database'),
    concerns: saves,
    setting: elsewhere('any form', 'titles'),
    triedBy: ['savePerson', 'saveCompany'],
    simulator: [
      ...['titles', 'titleCodes', 'names', 'lengths', 'longestName', 'countries', 'emails'],
      ...['loginEmails', 'phones', 'salutations', 'dropped'],
    ],
  },
  doubleOptIn: {
    meaning: 'A consent may become true only when the person confirms it: it waits until then.',
    evidence: inferred('documented for the newsletter since 15 August 2023'),
    concerns: saves,
    setting: always,
    triedBy: [],
    simulator: ['consents'],
  },
  mergedContacts: {
    meaning:
      'The number of a contact that S-360 merged into another is refused, or answers the other.',
    evidence: inferred('merging is documented, its effect on the API is not'),
    concerns: ['getContactData'],
    setting: always,
    triedBy: [],
    simulator: ['mergedNumbers'],
  },
  searchContact: {
    meaning:
      'The body that finds contacts: `{"searchCriteria":{"email"?,"lastName"?,"contactNumber"?},"details":[…],"minIndex":0,"nbMaxResults":50}`, or `flat` with the criteria beside the others; the answer is `{"contacts":[…]}`.',
    evidence: inferred('the method is documented by name, paging as in SetupService'),
    concerns: ['searchContact'],
    setting: parts({
      form: form(
        'the criteria stand in an element of their own',
        'the criteria stand beside the others',
      ),
      criteria: name('searchCriteria', 'the element of the criteria'),
      contacts: name('contacts', 'the list in the answer'),
      start: name('minIndex', 'from which contact on'),
      max: name('nbMaxResults', 'how many'),
    }),
    triedBy: ['searchContact', 'createContact'],
    simulator: ['searchContact', 'unknownNames'],
  },
} as const satisfies AssumptionsByName;
