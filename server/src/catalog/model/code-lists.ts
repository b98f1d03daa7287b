import { countryCodes, languageCodes } from '../../contracts/known-codes';
import type { CodeLists } from '../../contracts/contacts/entered-values';
import { isRecord } from '../../kernel/is-record';
import type { Answered } from '../../s360';
import { wordIn } from './read-values';

export const NO_LISTS: CodeLists = { languages: null, countries: null };

/** The words of a list of texts or of objects with a code, or of one text. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/[\s,;]+/);
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  return entries.flatMap((one) => wordIn(isRecord(one) ? one.code : one) ?? []);
}

/** The codes that are known, each once; `null` where there are none. */
function knownCodes(words: readonly string[], known: readonly string[]): string[] | null {
  const codes = known.filter((code) => words.includes(code));
  return codes.length === 0 ? null : codes;
}

/**
 * The languages and countries of an institution, as its point of sale names them (seen in use). A
 * language may be named with a country, as in `fr_CH`. Pure.
 */
export const codeListsIn = ({ countries, languageList }: Answered): CodeLists => ({
  languages: knownCodes(
    wordsIn(languageList).map((word) => word.split(/[-_]/)[0]?.toLowerCase() ?? ''),
    languageCodes(),
  ),
  countries: knownCodes(
    wordsIn(countries).map((word) => word.toUpperCase()),
    countryCodes(),
  ),
});
