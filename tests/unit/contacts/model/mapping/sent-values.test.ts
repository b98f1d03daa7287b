import {
  canonical,
  isInList,
  readValue,
  shortenText,
  wireValue,
  type ValueKind,
} from '../../../../../server/src/contacts/model/mapping/canonical';

describe('a value that is sent', () => {
  it.each<[ValueKind, string | null, unknown]>([
    ['list', 'b\na', ['b', 'a']],
    ['list', null, []],
    ['boolean', 'true', true],
    ['boolean', 'false', false],
    ['boolean', 'perhaps', 'perhaps'],
    ['boolean', null, null],
    ['text', 'true', 'true'],
    ['email', 'Anna.Keller@Example.ch', 'anna.keller@example.ch'],
    ['list', 'B@x.ch', ['b@x.ch']],
    ['languageCode', 'fr-CH', 'fr'],
    ['languageCode', 'fra', 'fra'],
    ['countryCode', 'uk', 'GB'],
    ['text', null, null],
  ])('of the kind %s and the text %p is %p', (kind, value, sent) => {
    expect(wireValue({ kind }, value)).toEqual(sent);
  });
});

describe('a list that is sent', () => {
  it('has the first entries, as many as S-360 keeps', () => {
    const field = { kind: 'list', maxEntries: 2 } as const;
    expect(wireValue(field, 'c@x.ch\na@x.ch\nb@x.ch')).toEqual(['c@x.ch', 'a@x.ch']);
  });
});

describe('a title', () => {
  const titles = { Herr: 'MR', Frau: 'MRS' };

  it('is sent by the code of the institution’s list and read by the CRM’s word', () => {
    expect(wireValue({ kind: 'title' }, 'Frau', { titles })).toBe('MRS');
    expect(readValue('title', 'MRS', { titles })).toEqual({ canonical: 'MRS', column: 'Frau' });
    expect(canonical('title', 'herr', { titles })).toBe('MR');
  });

  it('that the list lacks is read as it is, and not in the list', () => {
    expect(readValue('title', 'OTHER', { titles })).toEqual({
      canonical: 'OTHER',
      column: 'OTHER',
    });
    expect(isInList('title', 'OTHER', { titles })).toBe(false);
    expect(isInList('title', 'MR', { titles })).toBe(true);
    expect(isInList('title', null, { titles })).toBe(true);
    expect(isInList('title', 'OTHER', {})).toBe(true);
  });
});

describe('a text that is shortened', () => {
  it.each([
    ['abc', 'abc'],
    ['abcd', 'abc'],
    ['ab\u{1F600}', 'ab'],
    ['\u{1F600}bc', '\u{1F600}b'],
  ])('to three units from %p is %p', (text, short) => {
    expect(shortenText(text, 3)).toBe(short);
  });
});
