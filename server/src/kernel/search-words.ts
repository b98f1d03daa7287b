/** Characters that are no letter with an accent, and as what a keyboard has them. */
const AS_TYPED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '´': "'",
  '‐': '-',
  '‑': '-',
  '–': '-',
};
const NOT_TYPED = new RegExp(`[${Object.keys(AS_TYPED).join('')}]`, 'gu');

/** Without case and accents, apostrophes and hyphens as typed: as people search and are compared. */
export const plainText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(NOT_TYPED, (character) => AS_TYPED[character] ?? character);

/** The words that are searched for. */
export const searchWords = (typed: string): string[] =>
  plainText(typed)
    .split(/\s+/)
    .filter((word) => word !== '');

/** Tells whether each of the words is somewhere in one of the texts. */
export function wordSearch(words: string): (texts: readonly (string | null)[]) => boolean {
  const wanted = searchWords(words);
  return (texts) => {
    if (wanted.length === 0) return true;
    const text = plainText(texts.filter((one) => one !== null).join(' '));
    return wanted.every((word) => text.includes(word));
  };
}
