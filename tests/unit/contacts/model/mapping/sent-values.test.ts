import {
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
    ['text', null, null],
  ])('of the kind %s and the text %p is %p', (kind, value, sent) => {
    expect(wireValue(kind, value)).toEqual(sent);
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
