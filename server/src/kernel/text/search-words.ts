/** Characters that are not accented letters, with their form on a keyboard. */
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

/**
 * Text without case and accents, and with apostrophes and hyphens as typed, for search and
 * comparison.
 */
export const plainText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(NOT_TYPED, (character) => AS_TYPED[character] ?? character);

export const searchWords = (typed: string): string[] =>
  plainText(typed)
    .split(/\s+/)
    .filter((word) => word !== '');

/** Returns a test whether every word occurs in one of the texts. */
export function wordSearch(words: string): (texts: readonly (string | null)[]) => boolean {
  const sought = searchWords(words);
  return (texts) => {
    if (sought.length === 0) return true;
    const text = plainText(texts.filter((one) => one !== null).join(' '));
    return sought.every((word) => text.includes(word));
  };
}
