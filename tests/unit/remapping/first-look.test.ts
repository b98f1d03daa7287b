import fc from 'fast-check';
import { firstLook } from '../../../server/src/remapping/first-look';
import {
  previewContact,
  proposal,
  type PreviewedContact,
} from '../../../server/src/remapping/preview-contact';
import { NO_BELONGINGS } from '../../../server/src/contacts/records';
import { institutionFrom, readConfiguration } from '../../../server/src/app/configuration';
import { aConfiguration, anInstitution } from '../../helpers/builders/configuration';
import { aContact, aCreateLink, aLink, agreed, at } from '../../helpers/builders/contact-records';

const known = new Map<string, ReturnType<typeof readInstitution>>();

/** The random institutions repeat themselves; to read their configuration takes long. */
function institution(overrides: Record<string, unknown> = {}) {
  const key = JSON.stringify(overrides);
  const found = known.get(key) ?? readInstitution(overrides);
  known.set(key, found);
  return found;
}

function readInstitution(overrides: Record<string, unknown>) {
  const settings = { pushNewContacts: true, ...overrides };
  const [configuration] = readConfiguration(
    aConfiguration({ institutions: [anInstitution(settings)] }),
  ).institutions;
  if (!configuration) throw new Error('no institution');
  return institutionFrom(configuration, { isOnly: false, phoneCountry: null });
}

const HANDICAP = { field: 'handicapType', path: 'individualContact.handicapType' };
const mappings = fc.constantFrom(
  [],
  [HANDICAP],
  [{ ...HANDICAP, direction: 'toS360' }],
  [{ ...HANDICAP, direction: 'fromS360' }],
  [{ ...HANDICAP, path: 'individualContact.handicap' }],
  [{ field: 'town', path: 'individualContact.handicapType' }],
);
const filters = fc.constantFrom(
  undefined,
  {},
  { types: ['structure'] },
  { where: [{ field: 'handicapType', is: 'NONE' }] },
);
const incoming = fc.constantFrom(
  undefined,
  { types: ['structure'] },
  { where: [{ path: 'individualContact.handicapType', isBlank: true }] },
);
const rule = fc.constantFrom('s360', 'crm', 'manual', 'never');
const institutions = fc
  .record({
    mapping: mappings,
    sends: filters,
    receives: incoming,
    pushNewContacts: fc.boolean(),
    ofTown: rule,
    ofHandicap: rule,
  })
  .map(({ mapping, ofHandicap, ofTown, pushNewContacts, receives, sends }) => ({
    mapping,
    pushNewContacts,
    ...(sends !== undefined && { sends }),
    ...(receives !== undefined && { receives }),
    fields: {
      town: { conflict: ofTown },
      ...(mapping.some(({ field }) => field === 'handicapType') && {
        handicapType: { conflict: ofHandicap },
      }),
    },
  }));

const values = fc.constantFrom(null, 'NONE', 'ROW_END');
const subjects = fc
  .record({
    local: values,
    town: fc.constantFrom(null, 'Bern', 'Sion'),
    kept: values,
    hasRefusedTown: fc.boolean(),
    agreedOn: fc.constantFrom<Record<string, string>[]>(
      {},
      { handicapType: 'NONE' },
      { town: 'Bern' },
    ),
    link: fc.constantFrom('none', 'linked', 'create', 'unlinked', 'elsewhere'),
    hasMuseum: fc.boolean(),
    hasConsent: fc.boolean(),
    isMadeInCrm: fc.boolean(),
  })
  .map((given): PreviewedContact => {
    const contact = aContact({ fields: { handicapType: given.local, town: given.town } });
    const linked = aLink({
      observations: {
        ...agreed({
          firstName: 'Anna',
          lastName: 'Keller',
          email: 'anna@example.com',
          ...given.agreedOn,
        }),
        ...(given.hasRefusedTown && { town: { base: 'Bern', remote: 'Chur', refused: true } }),
      },
      belongings: {
        ...NO_BELONGINGS,
        unknownFields: { individualContact: { handicapType: given.kept } },
      },
    });
    const here = {
      none: [],
      linked: [linked],
      create: [aCreateLink()],
      unlinked: [{ ...linked, state: 'unlinked' as const }],
      elsewhere: [{ ...linked, baseUrl: 'https://test.example.com' }],
    }[given.link];
    const museum = { ...linked, id: 12, institution: 'museum', contactNumber: '7' };
    const consent = {
      id: 1,
      institution: 'myvenue',
      contactDocumentId: contact.documentId,
      code: 'NEWS',
      allowed: true,
      source: 'crm' as const,
      changedAt: at(0),
      wording: null,
      changedByUser: '1',
    };
    return {
      contact,
      links: [...here, ...(given.hasMuseum ? [museum] : [])],
      consents: given.hasConsent ? [consent] : [],
      isMadeInCrm: given.isMadeInCrm,
      localChangedAtMs: () => null,
    };
  });

function both(
  subject: PreviewedContact,
  [now, proposed, museum]: readonly Record<string, unknown>[],
) {
  const compared = proposal(institution(now), institution(proposed), [
    institution({ ...museum, code: 'museum' }),
  ]);
  const link = subject.links.find(({ institution: code }) => code === 'myvenue') ?? null;
  const { contact, localChangedAtMs } = subject;
  return {
    first: firstLook(compared)({ contact, link, localChangedAtMs }, at(0)),
    closer: previewContact(subject, compared, at(0)),
  };
}

describe('the quick preview of a contact', () => {
  it('has no result or the same result as the full preview', () => {
    let answered = 0;
    let unanswered = 0;
    fc.assert(
      fc.property(
        subjects,
        fc.tuple(institutions, institutions, institutions),
        (subject, proposed) => {
          const { closer, first } = both(subject, proposed);
          if (first === null) {
            unanswered += 1;
            return;
          }
          answered += 1;
          expect(first).toEqual(closer);
        },
      ),
      { numRuns: 1000 },
    );
    expect(answered).toBeGreaterThan(100);
    expect(unanswered).toBeGreaterThan(100);
  });

  const linked = aLink({
    observations: agreed({ firstName: 'Anna', lastName: 'Keller', email: 'anna@example.com' }),
  });
  const subject = (fields: Record<string, string>): PreviewedContact => ({
    contact: aContact({ fields }),
    links: [linked],
    consents: [],
    isMadeInCrm: true,
    localChangedAtMs: () => null,
  });

  it('is sufficient for a contact without a value in a new field', () => {
    const { first } = both(subject({ town: 'Bern' }), [{}, { mapping: [HANDICAP] }, {}]);
    expect(first).toMatchObject({ isLinked: true, taken: [], sent: [] });
  });

  it('is not sufficient when a field would be sent, as other pending work decides about a call', () => {
    const { first } = both(subject({ handicapType: 'NONE' }), [{}, { mapping: [HANDICAP] }, {}]);
    expect(first).toBeNull();
  });

  it('is not sufficient when another institution may receive the adopted value', () => {
    const kept = { individualContact: { handicapType: 'NONE' } };
    const here = { ...linked, belongings: { ...NO_BELONGINGS, unknownFields: kept } };
    const taking = { ...subject({}), links: [here] };
    const proposed = { mapping: [HANDICAP] };
    expect(both(taking, [{}, proposed, {}]).first).toMatchObject({ taken: ['handicapType'] });
    expect(both(taking, [{}, proposed, proposed]).first).toBeNull();
    const sends = { where: [{ field: 'handicapType', is: 'NONE' }] };
    expect(both(taking, [{}, proposed, { sends }]).first).toBeNull();
  });
});
