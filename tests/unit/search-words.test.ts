import { wordSearch } from '../../server/src/kernel/search-words';

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

  it.each([
    ["dell'acqua", 'Mariarosa Dell’Acqua'],
    ['Dell’Acqua', "Mariarosa Dell'Acqua"],
    ['yilmaz soren', 'Søren Yılmaz'],
    ['grossmann', 'Heidi Großmann'],
    ['lukasz', 'Łukasz'],
    ['coeur aero', 'Cœur d’Ærø'],
    ['jean-marc', 'Jean‑Marc'],
  ])('%j finds %j: apostrophes, hyphens and letters as a keyboard has them', (words, text) => {
    expect(wordSearch(words)([text])).toBe(true);
  });

  it('finds words that stand in different texts, and nothing across their borders', () => {
    expect(wordSearch('hall opera')(['L’opéra', 'Hall'])).toBe(true);
    expect(wordSearch('operahall')(['opera', 'hall'])).toBe(false);
  });
});
