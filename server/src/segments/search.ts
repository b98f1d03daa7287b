import type { SoldChoice } from '../contracts/contacts/segments';
import { wordSearch } from '../kernel/text/search-words';

/** The choices that contain each word in their name, code or date. */
export function search(choices: readonly SoldChoice[], words: string): SoldChoice[] {
  const isFound = wordSearch(words);
  return choices.filter(({ code, date, name }) => isFound([name, code, date]));
}
