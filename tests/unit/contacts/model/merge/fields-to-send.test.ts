import {
  STANDARD_MAPPING,
  type Direction,
} from '../../../../../server/src/contacts/model/mapping/mapping';
import {
  fieldsToSend,
  isSentTo,
} from '../../../../../server/src/contacts/model/merge/fields-to-send';
import type { LinkRecord } from '../../../../../server/src/contacts/records';
import type { ContactSettings } from '../../../../../server/src/contacts/settings';
import {
  aConsent,
  aContact,
  agreed,
  aLink,
  someSettings,
} from '../../../../helpers/builders/contact-records';

const PEOPLE_ONLY = { types: ['individual' as const] };
const COMPANIES_ONLY = { types: ['structure' as const] };

const anna = aContact({ fields: { town: 'Chur' } });
const agreedOn = agreed({ ...anna.fields, town: 'Basel' });

const derive = (link: Partial<LinkRecord> = {}, settings: Partial<ContactSettings> = {}) =>
  fieldsToSend({
    link: aLink({ observations: agreedOn, ...link }),
    contact: anna,
    consents: [],
    settings: someSettings(settings),
  });

const townGoing = (direction: Direction) => ({
  mapping: STANDARD_MAPPING.map((entry) =>
    entry.field === 'town' ? { ...entry, direction } : entry,
  ),
});

describe('the fields to send', () => {
  it('are those that changed in the CRM alone', () => {
    expect(derive()).toEqual({ send: { town: 'Chur' }, observations: agreedOn });
  });

  it('do not contain a field that only S-360 fills', () => {
    expect(derive({}, townGoing('fromS360')).send).toEqual({});
    expect(derive({}, townGoing('toS360')).send).toEqual({ town: 'Chur' });
  });

  it('do not contain an emptied field where nothing empties it in S-360', () => {
    const observations = { ...agreedOn, phone: { base: '+41790000000', remote: '+41790000000' } };
    expect(derive({ observations }).send).toEqual({ town: 'Chur', phone: null });
    const { send, observations: left } = derive({ observations }, { emptying: 'never' });
    expect(send).toEqual({ town: 'Chur' });
    expect(left.phone).toEqual(observations.phone);
  });

  it('agree on an emptied field once a person has emptied it there', () => {
    const phone = { base: '+41790000000', remote: null, setAtMs: 5 };
    const { observations } = derive(
      { observations: { ...agreedOn, phone } },
      { emptying: 'never' },
    );
    expect(observations.phone).toMatchObject({ base: null, remote: null });
  });

  it('do not contain a field on hold, whose observation stays', () => {
    const town = { base: 'Basel', remote: 'Bern', held: true as const };
    const observations = { ...agreedOn, town };
    expect(derive({ observations })).toEqual({ send: {}, observations });
  });

  it('do not contain a value that S-360 already has, which is agreed on', () => {
    const town = { base: 'Basel', remote: 'Chur', setAtMs: 5 };
    const { observations, send } = derive({ observations: { ...agreedOn, town } });
    expect(send).toEqual({});
    expect(observations.town).toMatchObject({ base: 'Chur', remote: 'Chur', setAtMs: 5 });
  });

  it('of a create are all that are filled', () => {
    expect(derive({ observations: {} })).toEqual({ send: anna.fields, observations: {} });
  });

  it('are none when the institution’s filter excludes the contact, and nothing is agreed on', () => {
    const town = { base: 'Basel', remote: 'Chur' };
    const observations = { ...agreedOn, town };
    const excluded = derive({ observations }, { sends: COMPANIES_ONLY });
    expect(excluded).toEqual({ send: {}, observations });
    expect(derive({}, { sends: COMPANIES_ONLY }).send).toEqual({});
    expect(derive({}, { sends: PEOPLE_ONLY }).send).toEqual({ town: 'Chur' });
  });

  it('contain the consents to send, and those that S-360 already has are agreed on', () => {
    const refused = aConsent({ allowed: false, changedByUser: 'admin:1' });
    const given = aConsent({ code: 'POST', changedByUser: 'admin:1' });
    const post = { base: null, remote: 'allowed' };
    const { observations, send } = fieldsToSend({
      link: aLink({ observations: { ...agreedOn, 'consent:POST': post } }),
      contact: aContact({ fields: { town: 'Basel' } }),
      consents: [refused, given],
      settings: someSettings(),
    });
    expect(send).toEqual({ 'consent:NEWS': 'refused' });
    expect(observations['consent:POST']).toMatchObject({ base: 'allowed', remote: 'allowed' });
  });
});

describe('a contact', () => {
  it.each([
    ['is sent where there is no filter', undefined, true],
    ['is sent where the filter lets it through', PEOPLE_ONLY, true],
    ['is not sent where the filter excludes it', COMPANIES_ONLY, false],
  ])('%s', (_what, sends, isSent) => {
    expect(isSentTo(someSettings({ sends }), anna)).toBe(isSent);
  });
});
