import {
  previewContact,
  proposal,
  type PreviewedContact,
} from '../../../server/src/remapping/preview-contact';
import { previewTally } from '../../../server/src/remapping/preview-tally';
import { NO_BELONGINGS } from '../../../server/src/contacts/records';
import { institutionFrom, readConfiguration } from '../../../server/src/app/configuration';
import { aConfiguration, anInstitution } from '../../helpers/builders/configuration';
import { aContact, aCreateLink, aLink, agreed, at } from '../../helpers/builders/contact-records';

const MAPPING = [{ field: 'handicapType', path: 'individualContact.handicapType' }];
const FRIENDS = { where: [{ field: 'tags', contains: 'friends' }] };

function institution(overrides: Record<string, unknown> = {}) {
  const settings = { pushNewContacts: true, ...overrides };
  const [configuration] = readConfiguration(
    aConfiguration({ institutions: [anInstitution(settings)] }),
  ).institutions;
  if (!configuration) throw new Error('no institution');
  return institutionFrom(configuration, { isOnly: false, phoneCountry: null });
}

function effect(
  subject: Partial<PreviewedContact>,
  proposed: Record<string, unknown>,
  now: Record<string, unknown> = {},
  others = [institution({ code: 'museum', mapping: MAPPING })],
) {
  const whole: PreviewedContact = {
    contact: aContact(),
    links: [],
    consents: [],
    isMadeInCrm: true,
    localChangedAtMs: () => null,
    ...subject,
  };
  return previewContact(whole, proposal(institution(now), institution(proposed), others), at(0));
}

const NOTHING = {
  isLinked: true,
  taken: [],
  sent: [],
  conflicts: [],
  isCreated: false,
  isWithheld: false,
  isNoLongerSent: false,
  isSentAgain: false,
  isNoLongerReceived: false,
  calls: [],
};
const keeping = (handicapType: string) =>
  aLink({
    belongings: { ...NO_BELONGINGS, unknownFields: { individualContact: { handicapType } } },
  });

describe('the preview of a mapping for a contact', () => {
  it('is empty when nothing changes', () => {
    expect(effect({ links: [aLink()] }, {})).toEqual(NOTHING);
  });

  it('counts no call when a value is only adopted', () => {
    expect(effect({ links: [keeping('NONE')] }, { mapping: MAPPING })).toEqual({
      ...NOTHING,
      taken: ['handicapType'],
    });
  });

  it('shows that a refused value will be adopted or in conflict', () => {
    const email = { base: 'anna@example.com', remote: 'new@example.com', refused: true } as const;
    const links = [aLink({ observations: { ...aLink().observations, email } })];
    const now = { fields: { email: { conflict: 'never' } } };
    expect(effect({ links }, {}, now)).toEqual({ ...NOTHING, taken: ['email'] });
    const contact = aContact({ fields: { email: 'mine@example.com' } });
    const crm = { fields: { email: { conflict: 'crm' } } };
    expect(effect({ contact, links }, crm, now)).toEqual({
      ...NOTHING,
      sent: ['email'],
      conflicts: ['email'],
      calls: ['myvenue'],
    });
  });

  it('counts a call at each institution that will receive the adopted value', () => {
    const observations = agreed({
      firstName: 'Anna',
      lastName: 'Keller',
      email: 'anna@example.com',
    });
    const elsewhere = aLink({ id: 12, institution: 'museum', contactNumber: '7', observations });
    const links = [keeping('NONE'), elsewhere];
    expect(effect({ links }, { mapping: MAPPING })).toMatchObject({
      taken: ['handicapType'],
      calls: ['museum'],
    });
  });

  it('counts no further call when one is already due', () => {
    const contact = aContact({ fields: { handicapType: 'ROW_END', town: 'Bern' } });
    const links = [aLink({ state: 'pending' })];
    expect(effect({ contact, links }, { mapping: MAPPING })).toMatchObject({
      sent: ['handicapType'],
      calls: [],
    });
  });

  it('includes a contact of the CRM that the filter excluded, but no contact from S-360', () => {
    const contact = aContact({ fields: { tags: 'friends' } });
    const now = { sends: { types: ['structure'] } };
    const proposed = { sends: FRIENDS };
    expect(effect({ contact }, proposed, now)).toMatchObject({
      isCreated: true,
      calls: ['myvenue'],
    });
    expect(effect({ contact, isMadeInCrm: false }, proposed, now)).toMatchObject({
      isCreated: false,
    });
    expect(effect({ contact }, proposed, proposed)).toMatchObject({ isCreated: false });
    expect(effect({}, proposed, now)).toMatchObject({ isCreated: false });
  });

  it('withholds the pending work of a contact that the filter excludes', () => {
    const contact = aContact({ fields: { town: 'Bern' } });
    for (const link of [aLink({ state: 'pending' }), aCreateLink()]) {
      expect(effect({ contact, links: [link] }, { sends: FRIENDS })).toMatchObject({
        isWithheld: true,
        calls: [],
      });
    }
  });

  it('names a linked contact that the filter of what is sent excludes, or includes again', () => {
    const links = [aLink()];
    const none = { sends: { types: ['structure'] } };
    expect(effect({ links }, none)).toMatchObject({ isNoLongerSent: true, isSentAgain: false });
    expect(effect({ links }, {}, none)).toMatchObject({ isNoLongerSent: false, isSentAgain: true });
    expect(effect({ links }, none, none)).toMatchObject({ isNoLongerSent: false });
    expect(effect({ links: [] }, none)).toMatchObject({ isNoLongerSent: false });
  });

  it('names a linked contact that would not be received if its number were new', () => {
    const links = [keeping('NONE')];
    const others = { where: [{ path: 'individualContact.handicapType', isNot: 'NONE' }] };
    const alike = { where: [{ path: 'individualContact.handicapType', is: 'NONE' }] };
    const after = (receives: unknown) => effect({ links }, { receives }).isNoLongerReceived;
    expect([others, alike, { types: ['structure'] }].map(after)).toEqual([true, false, true]);
    expect(effect({ links }, { receives: others }, { receives: others })).toEqual(NOTHING);
    const byName = { where: [{ path: 'individualContact.individualLastname', is: 'Keller' }] };
    expect(effect({ links: [aLink()] }, { receives: byName }).isNoLongerReceived).toBe(false);
  });

  it('ignores a link to another S-360', () => {
    const links = [{ ...keeping('NONE'), baseUrl: 'https://test.example.com' }];
    expect(effect({ links }, { mapping: MAPPING })).toMatchObject({ taken: [], calls: [] });
  });
});

describe('the total of a mapping preview', () => {
  it('counts all contacts and names at most five', () => {
    const tally = previewTally('myvenue', ['handicapType', 'other']);
    for (let index = 0; index < 7; index += 1) {
      tally.add(`contact-${index}`, {
        ...NOTHING,
        taken: ['handicapType'],
        isNoLongerSent: index === 0,
        isSentAgain: index === 1,
        isNoLongerReceived: index === 2,
        calls: ['myvenue', 'museum'],
      });
    }
    const only = (documentId: string) => ({ count: 1, examples: [documentId] });
    const none = { count: 0, examples: [] };
    expect(tally.total()).toEqual({
      institution: 'myvenue',
      contacts: 7,
      fields: [
        {
          field: 'handicapType',
          taken: { count: 7, examples: [0, 1, 2, 3, 4].map((index) => `contact-${index}`) },
          sent: none,
          conflicts: none,
        },
        { field: 'other', taken: none, sent: none, conflicts: none },
      ],
      created: none,
      withheld: none,
      noLongerSent: only('contact-0'),
      sentAgain: only('contact-1'),
      noLongerReceived: only('contact-2'),
      calls: 7,
      callsElsewhere: [{ institution: 'museum', calls: 7 }],
    });
  });
});
