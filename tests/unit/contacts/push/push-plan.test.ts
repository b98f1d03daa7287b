import { planPush } from '../../../../server/src/contacts/push/push-plan';
import { fieldsToSend } from '../../../../server/src/contacts/model/merge/fields-to-send';
import { STANDARD_MAPPING } from '../../../../server/src/contacts/model/mapping/mapping';
import { NO_BELONGINGS, type ContactRecord } from '../../../../server/src/contacts/records';
import {
  aConsent,
  aContact,
  aCreateLink,
  agreed,
  aLink,
  someSettings,
} from '../../../helpers/builders/contact-records';

const plan = (fields: ContactRecord['fields'], link = aLink(), settings = someSettings()) =>
  planPush({ link, contact: aContact({ fields }), consents: [], settings });

describe('the push call for a link', () => {
  it('is unnecessary when nothing differs', () => {
    expect(plan({}).kind).toBe('nothing');
  });

  it('contains values in canonical form, and lists as lists', () => {
    const fields = {
      mobilePhone: '044 668 18 00',
      alternativeEmails: 'b@x.ch\na@x.ch',
      language: 'DE',
    };
    expect(plan(fields)).toMatchObject({
      kind: 'update',
      values: { mobilePhone: '+41446681800', alternativeEmails: 'a@x.ch\nb@x.ch', language: 'de' },
      request: {
        body: {
          individualContactData: {
            cellPhoneNumber: '+41446681800',
            alternativeEmails: ['b@x.ch', 'a@x.ch'],
            individualPreferredLanguage: 'de',
          },
        },
      },
    });
  });

  it('empties the fields that were emptied', () => {
    const link = aLink({
      observations: { ...aLink().observations, ...agreed({ alternativeEmails: 'a@x.ch' }) },
    });
    expect(plan({ email: '' }, link)).toMatchObject({
      values: { email: null, alternativeEmails: null },
      request: { body: { individualContactData: { email: null, alternativeEmails: [] } } },
    });
  });

  it('names the main address in S-360', () => {
    const link = aLink({ belongings: { ...NO_BELONGINGS, addressId: '77' } });
    expect(plan({ town: 'Bern' }, link)).toMatchObject({
      request: { body: { addresses: [{ contactAddressId: 77, main: true, town: 'Bern' }] } },
    });
  });

  it('does not make the named address the main one when it is not', () => {
    const addresses = [{ contactAddressId: 77, billingAddress: true }];
    const link = aLink({ belongings: { ...NO_BELONGINGS, addressId: '77', addresses } });
    expect(plan({ town: 'Bern' }, link)).toMatchObject({
      request: { body: { addresses: [{ contactAddressId: 77, town: 'Bern' }] } },
    });
    expect(plan({ town: 'Bern' }, link)).not.toHaveProperty('request.body.addresses.0.main');
  });

  it('sends an address with its flags as S-360 last showed them', () => {
    const addresses = [
      { contactAddressId: 77, main: true, billingAddress: true, shippingAddress: false },
    ];
    const link = aLink({ belongings: { ...NO_BELONGINGS, addressId: '77', addresses } });
    expect(plan({ town: 'Bern' }, link)).toMatchObject({
      request: { body: { addresses: [{ ...addresses[0], town: 'Bern' }] } },
    });
  });

  it('uses a first address for everything', () => {
    const everything = { main: true, billingAddress: true, shippingAddress: true };
    expect(plan({ town: 'Bern' }, aCreateLink())).toMatchObject({
      request: { body: { addresses: [{ ...everything, town: 'Bern' }] } },
    });
  });

  it('sends a changed country before the phone that S-360 reads by it', () => {
    const fields = { countryCode: 'FR', mobilePhone: '+33612345678', town: 'Lyon' };
    const { values } = plan(fields) as { values: object };
    expect(values).toEqual({ countryCode: 'FR', town: 'Lyon' });
    const link = aLink({
      observations: { ...aLink().observations, ...agreed({ countryCode: 'FR', town: 'Lyon' }) },
    });
    expect(plan(fields, link)).toMatchObject({ values: { mobilePhone: '+33612345678' } });
    expect(plan(fields, aCreateLink())).toMatchObject({ values: fields });
  });

  it('creates a contact with the filled fields only', () => {
    expect(plan({ phone: null, town: '' }, aCreateLink())).toMatchObject({
      kind: 'create',
      values: { firstName: 'Anna', lastName: 'Keller', email: 'anna@example.com' },
    });
  });

  it('uses the other method for a company', () => {
    const contact = aContact({ type: 'structure', fields: { structureName: 'Verein' } });
    const planned = planPush({
      link: aCreateLink(),
      contact,
      consents: [],
      settings: someSettings(),
    });
    expect(planned).toMatchObject({
      request: {
        type: 'structure',
        body: { structureContactData: { structureOfficialName: 'Verein' } },
      },
    });
  });

  it('contains the consents to send', () => {
    const consents = [aConsent({ allowed: false }), aConsent({ code: 'SMS', allowed: true })];
    const input = { link: aLink(), contact: aContact(), consents, settings: someSettings() };
    expect(planPush(input)).toMatchObject({
      values: { 'consent:NEWS': 'refused' },
      request: { body: { authorizations: [{ authorizationCode: 'NEWS', allowed: false }] } },
    });
  });

  it('omits fields that only come from S-360 and those under the rule "never"', () => {
    const mapping = STANDARD_MAPPING.map((entry) =>
      entry.field === 'town' ? { ...entry, direction: 'fromS360' as const } : entry,
    );
    const settings = someSettings({ mapping, rules: { zipCode: { conflict: 'never' } } });
    expect(plan({ town: 'Bern', zipCode: '3000' }, aLink(), settings).kind).toBe('nothing');
  });

  it('omits values that S-360 already shows, which count as agreed', () => {
    const observations = { ...aLink().observations, town: { base: null, remote: 'Bern' } };
    const input = {
      link: aLink({ observations }),
      contact: aContact({ fields: { town: 'Bern' } }),
      consents: [],
      settings: someSettings(),
    };
    expect(fieldsToSend(input)).toMatchObject({
      send: {},
      observations: { town: { base: 'Bern', remote: 'Bern' } },
    });
  });
});
