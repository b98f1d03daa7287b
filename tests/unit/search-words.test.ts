import { wordSearch } from '../../server/src/services/search-words';

describe('a search for words', () => {
  it.each([
    ['opera', true],
    ['OPÉRA grand', true],
    ['gran op', true],
    ['  ', true],
    ['opera balcony', false],
  ])('%j finds a text, without case and accents: %s', (words, finds) => {
    expect(wordSearch(words)(['Le grand opéra', null, 'HALL'])).toBe(finds);
  });

  it('finds words that stand in different texts, and nothing across their borders', () => {
    expect(wordSearch('hall opera')(['L’opéra', 'Hall'])).toBe(true);
    expect(wordSearch('operahall')(['opera', 'hall'])).toBe(false);
  });
});
