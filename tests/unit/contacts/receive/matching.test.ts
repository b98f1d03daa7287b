import {
  completeKeys,
  matchContact,
  matchingKeys,
} from '../../../../server/src/services/contacts/receive/matching';
import type { MatchingContact } from '../../../../server/src/services/contacts/store';

const KEYS = { emailKey: 'anna@example.com', nameKey: 'keller' };
const candidate = (
  documentId: string,
  overrides: Partial<MatchingContact> = {},
): MatchingContact => ({
  documentId,
  type: 'individual',
  ...KEYS,
  ...overrides,
});
const everybodyIsFree = () => true;

describe('the keys of a contact', () => {
  it.each([
    ['a person', 'individual', { lastName: ' KÉLLER ', email: 'Anna@Example.com' }, KEYS],
    ['a company', 'structure', { structureName: 'Keller', email: KEYS.emailKey }, KEYS],
    ['a person without e-mail', 'individual', { lastName: 'Keller' }, null],
    [
      'a person with a placeholder for a name',
      'individual',
      { lastName: 'Unknown', email: 'a@b.c' },
      null,
    ],
    ['a company by its last name', 'structure', { lastName: 'Keller', email: 'a@b.c' }, null],
  ] as const)('of %s', (_what, type, fields, keys) => {
    expect(completeKeys(matchingKeys(type, fields))).toEqual(keys);
  });
});

describe('matching', () => {
  it.each([
    ['the one that fits', [candidate('a')], { kind: 'one', contactDocumentId: 'a' }],
    ['nobody with another name', [candidate('a', { nameKey: 'frei' })], { kind: 'none' }],
    ['nobody with another e-mail', [candidate('a', { emailKey: 'x@y.z' })], { kind: 'none' }],
    ['nobody of another type', [candidate('a', { type: 'structure' })], { kind: 'none' }],
    ['nobody among nobody', [], { kind: 'none' }],
    [
      'nobody in particular among several',
      [candidate('a'), candidate('b')],
      { kind: 'several', contactDocumentIds: ['a', 'b'] },
    ],
  ])('finds %s', (_what, candidates, match) => {
    expect(matchContact('individual', KEYS, candidates, everybodyIsFree)).toEqual(match);
  });

  it('does not count those that are linked already', () => {
    const candidates = [candidate('linked'), candidate('free')];
    const isFree = (documentId: string) => documentId === 'free';
    expect(matchContact('individual', KEYS, candidates, isFree)).toEqual({
      kind: 'one',
      contactDocumentId: 'free',
    });
  });
});
