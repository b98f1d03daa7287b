import {
  columnsToSearch,
  DEFAULT_MATCHING,
  matchable,
  matchContact,
  searchKeys,
  type MatchingCandidate,
  type MatchingRules,
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

describe('the columns by which contacts are found', () => {
  it.each([
    [
      'a person',
      'individual',
      { lastName: ' KÉLLER ', email: 'Anna@Example.com' },
      { nameKey: 'keller', emailKey: 'anna@example.com', phoneKey: null },
    ],
    [
      'an apostrophe of another form',
      'individual',
      { lastName: 'Dell’Acqua' },
      { nameKey: "dell'acqua" },
    ],
    [
      'a letter that keyboards lack',
      'individual',
      { lastName: 'Großmann' },
      { nameKey: 'grossmann' },
    ],
    ['a company', 'structure', { structureName: 'Keller' }, { nameKey: 'keller' }],
    ['a company by its last name', 'structure', { lastName: 'Keller' }, { nameKey: null }],
    ['a placeholder for a name', 'individual', { lastName: 'Unknown' }, { nameKey: null }],
  ] as const)('of %s', (_what, type, fields, keys) => {
    expect(searchKeys(type, fields)).toMatchObject(keys);
  });

  it.each([
    ['with the code of its country', '+41 79 123 45 67', '234567'],
    ['without it', '079 123 45 67', '234567'],
    ['with a zero in brackets', '+41 (0)79 123 45 67', '234567'],
    ['with an extension', '044 123 45 67 ext. 12', '234567'],
    ['with words before it', 'private: 079/123.45-67', '234567'],
    ['that is none', 'ask the office', null],
    ['that is too short', '117', null],
  ])('of a phone number %s', (_what, mobilePhone, phoneKey) => {
    expect(searchKeys('individual', { mobilePhone })).toMatchObject({ phoneKey });
  });

  it('are searched only where a rule applies, each rule by its most selective key', () => {
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

describe('the default rule', () => {
  it.each([
    ['the one that fits', [candidate('a')], { kind: 'one', contactDocumentId: 'a' }],
    [
      'the one that fits without case and accents',
      [candidate('a', { lastName: 'KÉLLER', email: 'ANNA@example.com' })],
      { kind: 'one', contactDocumentId: 'a' },
    ],
    ['nobody with another name', [candidate('a', { lastName: 'Frei' })], { kind: 'none' }],
    ['nobody with another e-mail', [candidate('a', { email: 'x@y.z' })], { kind: 'none' }],
    ['nobody without a name', [candidate('a', { lastName: null })], { kind: 'none' }],
    [
      'nobody of another type',
      [{ ...candidate('a'), type: 'structure' as const }],
      { kind: 'none' },
    ],
    ['nobody among nobody', [], { kind: 'none', double: null }],
    [
      'nobody in particular among several',
      [candidate('a'), candidate('b')],
      { kind: 'several', contactDocumentIds: ['a', 'b'] },
    ],
  ])('finds %s', (_what, candidates, match) => {
    expect(matchOf(DEFAULT_MATCHING, candidates)).toMatchObject(match);
  });

  it('does not count those that have a number already', () => {
    const candidates = [candidate('linked'), candidate('free')];
    const isFree = (documentId: string) => documentId === 'free';
    expect(matchOf(DEFAULT_MATCHING, candidates, isFree)).toEqual({
      kind: 'one',
      contactDocumentId: 'free',
    });
  });

  it('tells of those that have a number already when nobody is free', () => {
    expect(matchOf(DEFAULT_MATCHING, [candidate('linked')], () => false)).toEqual({
      kind: 'none',
      double: { contactDocumentIds: ['linked'], rule: ['email', 'name'] },
    });
  });

  it('knows nobody by placeholders', () => {
    const unknown = { lastName: 'UNKNOWN', email: 'anna@example.com' };
    const match = matchOf(DEFAULT_MATCHING, [candidate('a', unknown)], everybodyIsFree, unknown);
    expect(match).toEqual({ kind: 'none', double: null });
  });
});

describe('rules in their order', () => {
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
      'the next one is asked when the first finds nobody',
      [candidate('by-phone', { email: 'x@y.z', mobilePhone: '+41791234567' })],
      'by-phone',
    ],
    [
      'four keys together',
      [
        candidate('by-date', { email: null, mobilePhone: null, birthDate: '1980-02-01T00:00:00Z' }),
        candidate('elsewhere', { email: null, mobilePhone: null, zipCode: '3000' }),
      ],
      'by-date',
    ],
  ])('%s', (_what, candidates, contactDocumentId) => {
    expect(matchOf(rules, candidates)).toEqual({ kind: 'one', contactDocumentId });
  });

  it('several candidates of an earlier rule are not told apart by a later one', () => {
    const match = matchOf(rules, [candidate('a'), candidate('b', { mobilePhone: null })]);
    expect(match).toEqual({
      kind: 'several',
      contactDocumentIds: ['a', 'b'],
      rule: ['email', 'name'],
    });
  });

  it('without any rule nobody is matched', () => {
    expect(matchOf([], [candidate('a')])).toEqual({ kind: 'none', double: null });
  });

  it('a rule about persons never applies to companies', () => {
    const company = matchable('structure', { structureName: 'Keller', firstName: 'A' }, SETTINGS);
    const other = { documentId: 'a', ...company };
    expect(matchContact([['name', 'firstName']], company, [other], everybodyIsFree).kind).toBe(
      'none',
    );
    expect(matchContact([['name']], company, [other], everybodyIsFree).kind).toBe('one');
  });
});
