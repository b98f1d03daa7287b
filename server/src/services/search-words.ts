/** Without case and accents, as people search. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Tells whether each of the words is somewhere in one of the texts. */
export function wordSearch(words: string): (texts: readonly (string | null)[]) => boolean {
  const wanted = plain(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return (texts) => {
    if (wanted.length === 0) return true;
    const text = plain(texts.filter((one) => one !== null).join(' '));
    return wanted.every((word) => text.includes(word));
  };
}
