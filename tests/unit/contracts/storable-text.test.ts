import { storableText } from '../../../server/src/contracts/schemas/fields';

describe('a text in a request', () => {
  it.each([
    ['the character NUL', 'a\u0000b'],
    ['half a character', 'a\ud800b'],
    ['the other half of a character', '\udc00'],
    ['more characters than allowed', 'abcdef'],
  ])('is refused with %s', (_what, value) => {
    expect(storableText(5).safeParse(value).success).toBe(false);
  });

  it.each(['', 'abc', 'José', '\ud83d\ude00', 'a\nb'])('is accepted as it is: %j', (value) => {
    expect(storableText(5).parse(value)).toBe(value);
  });
});
