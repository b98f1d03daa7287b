/** Without case and accents, as people search. */
export const plainText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

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
