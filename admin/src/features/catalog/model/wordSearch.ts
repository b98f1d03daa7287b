/** Finds entries by the beginnings of their words; returns positions in ascending order. */
export type WordSearch = (query: string) => readonly number[];

const COMBINING_MARKS = /\p{M}/gu;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u;

/** The words of a text in lower case and without accents, ready for comparison. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(COMBINING_MARKS, '')
    .toLowerCase()
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '');
}

/**
 * Indexes entries by their words, which must come from `wordsOf`. Each word appears once, with all
 * positions that contain it; sorting puts words with the same beginning next to each other.
 */
export function indexWords(entries: readonly (readonly string[])[]): WordSearch {
  const positions = new Map<string, number[]>();
  entries.forEach((words, position) => {
    for (const word of words) {
      const known = positions.get(word);
      if (known === undefined) positions.set(word, [position]);
      else if (known.at(-1) !== position) known.push(position);
    }
  });
  const words = [...positions.keys()].sort(compare);
  const all = entries.map((_, position) => position);

  /** Raises the count of each position that stands at `wanted` and has a word with this prefix. */
  const count = (counts: Uint8Array, prefix: string, wanted: number): void => {
    for (let at = firstFrom(words, prefix); at < words.length; at += 1) {
      const word = words[at];
      if (word === undefined || !word.startsWith(prefix)) return;
      for (const position of positions.get(word) ?? []) {
        if (counts[position] === wanted) counts[position] = wanted + 1;
      }
    }
  };

  return (query) => {
    const prefixes = [...new Set(wordsOf(query))].slice(0, MAX_WORDS);
    if (prefixes.length === 0) return all;
    const counts = new Uint8Array(entries.length);
    prefixes.forEach((prefix, wanted) => count(counts, prefix, wanted));
    return all.filter((position) => counts[position] === prefixes.length);
  };
}

/** Fits into a byte, and exceeds what anybody types. */
const MAX_WORDS = 200;

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The index of the first word that does not sort before the prefix. */
function firstFrom(words: readonly string[], prefix: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}
