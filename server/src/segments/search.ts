import type { SoldChoice } from '../contracts/contacts/segments';
import { wordSearch } from '../kernel/search-words';

/** Those of which each word is somewhere in the name, the code or the date. */
export function search(choices: readonly SoldChoice[], words: string): SoldChoice[] {
  const isFound = wordSearch(words);
  return choices.filter(({ code, date, name }) => isFound([name, code, date]));
}
