import { COMPANIES_NOT_ACCEPTED } from '../../../../server/src/contracts/contacts/contact-sync';
import { isAnonymised } from '../../../../server/src/contacts/model/mapping/anonymised';
import { mayBeShownAs } from '../../../../server/src/contacts/model/mapping/forms';
import { contactNumberOf } from '../../../../server/src/contacts/model/mapping/item-schema';
import { addressToWrite } from '../../../../server/src/contacts/push/address-to-write';
import { whyCompanyNotSent } from '../../../../server/src/contacts/push/companies';
import { whyDeactivated } from '../../../../server/src/contacts/push/deactivated';
import { bodyOfSave, DEFAULT_ASSUMPTIONS } from '../../../../server/src/s360/assumptions';
import {
  contactAddressData,
  contactDataResult,
  individualContactData,
} from '../../../../server/src/s360/interface/contact';
import { aLink, someSettings } from '../../../helpers/builders/contact-records';
import type { BehaviourChange } from '../../../simulator';
import { isObject, type JsonObject, objectsOf, textOf } from '../../../simulator/json';
import { at, callContact, contactPath, control, simulator } from '../client';
import { created, read } from '../contact';
import { flawsOf, NOW, refusal, type DifferenceCase } from './difference-case';

/** A person in S-360 after a save of the given parts, where S-360 behaves so. */
async function afterSave(behaviour: BehaviourChange, person: object, parts: object = {}) {
  const started = await simulator();
  const contactNumber = await created(started);
  started.institution('myvenue')?.behaviour.change({ ...behaviour });
  const individualContactData: JsonObject = { contactNumber, ...person };
  const { json } = await callContact(started, 'saveIndividualContactData', {
    individualContactData,
    ...parts,
  });
  const contact = await read(started, contactNumber);
  return {
    detail: json.statusDetail,
    contact,
    person: at(contact, 'individualContact'),
    address: at(contact, 'addresses', 0),
  };
}

const addresses = (...written: object[]) => ({ addresses: written });

/** The phone of a person after the plugin emptied it in one of its ways, where null does nothing. */
async function emptied(emptying: 'nulls' | 'emptyText'): Promise<unknown> {
  const assumptions = { addressLines: 'street', emptying } as const;
  const contact = { cellPhoneNumber: null };
  const body = bodyOfSave(DEFAULT_ASSUMPTIONS.saveIndividual, { contact }, assumptions);
  const written = isObject(body) ? at(body, 'individualContactData') : {};
  return (await afterSave({ nulls: 'ignored' }, written)).person.cellPhoneNumber ?? '';
}

async function ended(action: 'anonymise' | 'delete-prospect') {
  const started = await simulator();
  const contactNumber = await created(started);
  await control(started, `POST myvenue/${action}`, { contactNumber });
  return read(started, contactNumber);
}

/** A relay of the seeds takes the login of a person of the public. */
async function sharedLogin(): Promise<unknown> {
  const started = await simulator();
  const contactNumber = await created(started);
  const saves = (individualContactData: JsonObject) =>
    callContact(started, 'saveIndividualContactData', { individualContactData });
  await saves({ contactNumber, login: 'ada@example.org' });
  return (await saves({ contactNumber: '1009', login: 'ada@example.org' })).json.statusCode;
}

export const DIFFERENCES_OF_CONTACTS: readonly DifferenceCase[] = [
  [
    'D1',
    'an anonymous person is known by its names, remark or state',
    async () => {
      const { individualContact, remark, state } = await ended('anonymise');
      const signs = [{ individualContact }, { remark }, { state }];
      return signs.map((sign) => isAnonymised(sign, 'individual'));
    },
    [true, true, true],
  ],
  [
    'D1',
    'a deleted prospect is refused',
    async () => (await ended('delete-prospect')).statusCode,
    'error',
  ],
  ['D2', 'null may do nothing', () => emptied('nulls'), '+447700900123'],
  ['D2', 'an empty text empties then', () => emptied('emptyText'), ''],
  [
    'D2',
    'flags of an address are sent as last seen',
    async () => {
      const { address } = await afterSave({}, {});
      const { contactAddressId } = address;
      const write = addressToWrite({ addressId: String(contactAddressId), addresses: [address] });
      return Object.keys(write).sort();
    },
    ['billingAddress', 'contactAddressId', 'main', 'shippingAddress'],
  ],
  [
    'D2',
    'flags that are left out may be lost',
    async () =>
      (await afterSave({ flagsLeftOut: 'false' }, {}, addresses({ main: true }))).address
        .billingAddress,
    false,
  ],
  [
    'D4',
    'a title of no list is stored as UNDEFINED',
    async () => (await afterSave({}, { individualTitle: 'Frau' })).person.individualTitle,
    'UNDEFINED',
  ],
  [
    'D4',
    'a country is two letters, GB and not UK',
    async () => (await afterSave({}, {}, addresses({ main: true, countryCode: 'UK' }))).detail,
    'error.contact.address.countrycode.invalid',
  ],
  [
    'D5',
    'two other e-mails are kept, in lower case',
    async () => {
      const alternativeEmails = ['B@x.ch', 'c@x.ch', 'd@x.ch'];
      return (await afterSave({ emails: 'documented' }, { alternativeEmails })).person
        .alternativeEmails;
    },
    ['b@x.ch', 'c@x.ch'],
  ],
  [
    'D5',
    'an apostrophe is left out',
    async () => (await afterSave({ emails: 'documented' }, { email: "o'brien@x.ch" })).person.email,
    'ada@example.org',
  ],
  [
    'D6',
    'a phone that S-360 reads by the country of the address is the same value',
    async () => {
      const parts = addresses({ main: true, countryCode: 'FR' });
      const written = { cellPhoneNumber: '+41216132111' };
      const { person } = await afterSave({ phones: 'split' }, written, parts);
      const shown = textOf(person, 'cellPhoneNumber') ?? '';
      return [shown, mayBeShownAs({ kind: 'phone' }, '+41216132111', shown)];
    },
    ['33 / 0041216132111', true],
  ],
  [
    'D7',
    'a zip code has ten characters, a town 100',
    async () => {
      const written = { main: true, zipCode: '1234567890', town: 'a'.repeat(100) };
      return (await afterSave({}, {}, addresses(written))).address.zipCode;
    },
    '1234567890',
  ],
  [
    'D7',
    'a name has at most 100',
    () => flawsOf({ individualLastname: 'a'.repeat(101) }, individualContactData.members),
    ['tooLong'],
  ],
  [
    'D8',
    'lines may be what is written, and streets what follows',
    async () => {
      const written = { main: true, street1: 'By street', line1: 'By line' };
      const { address } = await afterSave({ lines: 'line' }, {}, addresses(written));
      return [address.street1, address.line1];
    },
    ['By line', 'By line'],
  ],
  [
    'D9',
    'consents are not saved with a company',
    () =>
      refusal(contactPath('saveStructureContactData'), {
        structureContactData: { structureOfficialName: 'A' },
        authorizations: [{ authorizationCode: 'NEWS', allowed: true }],
      }),
    'error.parameter.unknown.authorizations',
  ],
  [
    'D9',
    'no company is sent before its method is known',
    () =>
      whyCompanyNotSent({ type: 'structure' }, someSettings({ savesCompanies: false }), NOW)?.code,
    COMPANIES_NOT_ACCEPTED,
  ],
  [
    'D16',
    'a yes may wait for the person',
    async () => {
      const parts = { authorizations: [{ authorizationCode: 'SMS', allowed: true }] };
      const { contact } = await afterSave({ consents: 'doubleOptIn' }, {}, parts);
      return at(contact, 'authorizations', 1).allowed;
    },
    false,
  ],
  [
    'D17a',
    'roles are PUBLIC, RELAY, MEMBER',
    () => contactDataResult.role.known,
    ['PUBLIC', 'RELAY', 'MEMBER'],
  ],
  [
    'D17a',
    'a relay has the role of one',
    async () => (await read(await simulator(), '1009')).role,
    'RELAY',
  ],
  [
    'D17b',
    'an account may be deleted',
    async () => (await ended('anonymise')).state,
    'ACCOUNT_DELETED',
  ],
  [
    'D17c',
    'contacts are found by their number',
    async () => {
      const body = { searchCriteria: { contactNumber: '1001' }, details: ['GENERAL'] };
      const { json } = await callContact(await simulator(), 'searchContact', body);
      return objectsOf(json, 'contacts').map(({ contactNumber }) => contactNumber);
    },
    ['1001'],
  ],
  ['D17d', 'a login is unique among the public alone', sharedLogin, 'success'],
  [
    'D17e',
    'nothing is sent to a contact whose validity is over',
    () => {
      const { belongings, ...link } = aLink();
      return whyDeactivated(
        { ...link, belongings: { ...belongings, validUntil: '2026-05-01' } },
        NOW,
      )?.code;
    },
    'deactivated',
  ],
  [
    'D17i',
    'a list may grow',
    () => flawsOf({ contactNumber: '1', role: 'GUIDE', state: 'NEW' }, contactDataResult),
    [],
  ],
  [
    'D17j',
    'unknown names may be read over',
    async () => (await afterSave({ unknownNames: 'ignore' }, { nickname: 'Al' })).detail,
    null,
  ],
  ['D17k', 'zeros before a number count', () => contactNumberOf('0001001'), '0001001'],
  [
    'D17l',
    'a rating is one of the documented',
    () => flawsOf({ normalizationRating: 'HIGH' }, contactAddressData.members),
    ['wrongValue'],
  ],
];
