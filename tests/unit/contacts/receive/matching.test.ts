import type { MatchingRules } from '../../../../server/src/contracts/institutions/mapping';
import {
  columnsToSearch,
  DEFAULT_MATCHING,
  matchable,
  matchContact,
  searchKeys,
  type MatchingCandidate,
} from '../../../../server/src/contacts/receive/matching';

const SETTINGS = { phoneCountry: 'CH' } as const;
const ANNA = {
  email: 'anna@example.com',
  lastName: 'Keller',
  firstName: 'Anna',
  mobilePhone: '079 123 45 67',
  birthDate: '1980-02-01',
  zipCode: '8001',
};
type Fields = Record<string, string | null>;

const person = (fields: Fields) => matchable('individual', fields, SETTINGS);
const candidate = (documentId: string, fields: Fields = {}): MatchingCandidate => ({
  documentId,
  ...person({ ...ANNA, ...fields }),
});
const everybodyIsFree = () => true;
const matchOf = (
  rules: MatchingRules,
  candidates: MatchingCandidate[],
  isFree: (documentId: string) => boolean = everybodyIsFree,
  shown: Fields = ANNA,
) => matchContact(rules, person(shown), candidates, isFree);

describe('the search keys of a contact', () => {
  it.each([
    [
      'a person',
      'individual',
      { lastName: ' KÉLLER ', email: 'Anna@Example.com' },
      { nameKey: 'keller', emailKey: 'anna@example.com', phoneKey: null },
    ],
    [
      'a name with another form of apostrophe',
      'individual',
      { lastName: 'Dell’Acqua' },
      { nameKey: "dell'acqua" },
    ],
    [
      'a name with a letter that many keyboards lack',
      'individual',
      { lastName: 'Großmann' },
      { nameKey: 'grossmann' },
    ],
    ['a company', 'structure', { structureName: 'Keller' }, { nameKey: 'keller' }],
    ['a company with a last name only', 'structure', { lastName: 'Keller' }, { nameKey: null }],
    ['a placeholder in place of a name', 'individual', { lastName: 'Unknown' }, { nameKey: null }],
  ] as const)('are derived from %s', (_what, type, fields, keys) => {
    expect(searchKeys(type, fields)).toMatchObject(keys);
  });

  it.each([
    ['with a country code', '+41 79 123 45 67', '234567'],
    ['without a country code', '079 123 45 67', '234567'],
    ['with a zero in brackets', '+41 (0)79 123 45 67', '234567'],
    ['with an extension', '044 123 45 67 ext. 12', '234567'],
    ['with words before it', 'private: 079/123.45-67', '234567'],
    ['without digits', 'ask the office', null],
    ['with too few digits', '117', null],
  ])('are derived from a phone number %s', (_what, mobilePhone, phoneKey) => {
    expect(searchKeys('individual', { mobilePhone })).toMatchObject({ phoneKey });
  });

  it('are used only for applicable rules, with the most selective key of each rule', () => {
    const rules: MatchingRules = [
      ['name', 'email'],
      ['mobilePhone', 'name'],
      ['name', 'birthDate'],
    ];
    expect(columnsToSearch(rules, person(ANNA))).toEqual(['emailKey', 'phoneKey', 'nameKey']);
    expect(columnsToSearch(rules, person({ ...ANNA, mobilePhone: null }))).toEqual([
      'emailKey',
      'nameKey',
    ]);
    expect(columnsToSearch(rules, person({ lastName: 'Keller', zipCode: '8001' }))).toEqual([]);
  });
});

describe('the default matching rule', () => {
  it.each([
    ['the matching contact', [candidate('a')], { kind: 'one', contactDocumentId: 'a' }],
    [
      'the matching contact regardless of case and accents',
      [candidate('a', { lastName: 'KÉLLER', email: 'ANNA@example.com' })],
      { kind: 'one', contactDocumentId: 'a' },
    ],
    ['nobody with another name', [candidate('a', { lastName: 'Frei' })], { kind: 'none' }],
    ['nobody with another email address', [candidate('a', { email: 'x@y.z' })], { kind: 'none' }],
    ['nobody without a name', [candidate('a', { lastName: null })], { kind: 'none' }],
    [
      'nobody of another type',
      [{ ...candidate('a'), type: 'structure' as const }],
      { kind: 'none' },
    ],
    ['nobody without candidates', [], { kind: 'none', double: null }],
    [
      'nobody in particular among several contacts',
      [candidate('a'), candidate('b')],
      { kind: 'several', contactDocumentIds: ['a', 'b'] },
    ],
  ])('finds %s', (_what, candidates, match) => {
    expect(matchOf(DEFAULT_MATCHING, candidates)).toMatchObject(match);
  });

  it('skips contacts that already have a number', () => {
    const candidates = [candidate('linked'), candidate('free')];
    const isFree = (documentId: string) => documentId === 'free';
    expect(matchOf(DEFAULT_MATCHING, candidates, isFree)).toEqual({
      kind: 'one',
      contactDocumentId: 'free',
    });
  });

  it('names the contacts that already have a number when no other matches', () => {
    expect(matchOf(DEFAULT_MATCHING, [candidate('linked')], () => false)).toEqual({
      kind: 'none',
      double: { contactDocumentIds: ['linked'], rule: ['email', 'name'] },
    });
  });

  it('never matches placeholders', () => {
    const unknown = { lastName: 'UNKNOWN', email: 'anna@example.com' };
    const match = matchOf(DEFAULT_MATCHING, [candidate('a', unknown)], everybodyIsFree, unknown);
    expect(match).toEqual({ kind: 'none', double: null });
  });
});

describe('an ordered list of matching rules', () => {
  const rules: MatchingRules = [
    ['email', 'name'],
    ['mobilePhone', 'name'],
    ['name', 'firstName', 'birthDate', 'zipCode'],
  ];

  it.each<[string, MatchingCandidate[], string]>([
    [
      'the earlier rule decides',
      [candidate('by-phone', { email: 'x@y.z' }), candidate('by-email', { mobilePhone: null })],
      'by-email',
    ],
    [
      'the second rule applies when the first finds nobody',
      [candidate('by-phone', { email: 'x@y.z', mobilePhone: '+41791234567' })],
      'by-phone',
    ],
    [
      'four keys are compared together',
      [
        candidate('by-date', { email: null, mobilePhone: null, birthDate: '1980-02-01T00:00:00Z' }),
        candidate('elsewhere', { email: null, mobilePhone: null, zipCode: '3000' }),
      ],
      'by-date',
    ],
  ])('is applied so that %s', (_what, candidates, contactDocumentId) => {
    expect(matchOf(rules, candidates)).toEqual({ kind: 'one', contactDocumentId });
  });

  it('does not use a later rule to choose between candidates of an earlier rule', () => {
    const match = matchOf(rules, [candidate('a'), candidate('b', { mobilePhone: null })]);
    expect(match).toEqual({
      kind: 'several',
      contactDocumentIds: ['a', 'b'],
      rule: ['email', 'name'],
    });
  });

  it('matches nobody when it is empty', () => {
    expect(matchOf([], [candidate('a')])).toEqual({ kind: 'none', double: null });
  });

  it('does not apply a rule for persons to companies', () => {
    const company = matchable('structure', { structureName: 'Keller', firstName: 'A' }, SETTINGS);
    const other = { documentId: 'a', ...company };
    expect(matchContact([['name', 'firstName']], company, [other], everybodyIsFree).kind).toBe(
      'none',
    );
    expect(matchContact([['name']], company, [other], everybodyIsFree).kind).toBe('one');
  });
});
