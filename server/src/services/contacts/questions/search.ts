import type { SoldChoice } from '../../../contracts/questions';

/** Without case and accents, as people search. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those of which each word is somewhere in the name, the code or the date. */
export function search(choices: readonly SoldChoice[], words: string): SoldChoice[] {
  const wanted = plain(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return choices.filter(({ code, date, name }) => {
    const text = plain(`${name} ${code ?? ''} ${date ?? ''}`);
    return wanted.every((word) => text.includes(word));
  });
}
