import { mixed } from 'yup';
import type { Titles } from '../model/mapping/canonical';

/**
 * S-360's standard list, and the CRM's words for it. `UNDEFINED` is no title: S-360 stores it for
 * none and for one that its list lacks.
 */
export const STANDARD_TITLES: Titles = {
  MR: 'MR',
  MRS: 'MRS',
  MISS: 'MISS',
  MR_AND_MRS: 'MR_AND_MRS',
};

function problemIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'must be an object of words with their codes, e.g. { Frau: "MRS" }';
  const entries: [string, unknown][] = Object.entries(value);
  if (!entries.every(([word, code]) => isTitle(word) && isTitle(code)))
    return 'must name for each word a code of S-360, e.g. { Frau: "MRS" }';
  const words = new Set(entries.map(([word]) => word.toLowerCase()));
  const codes = new Set(entries.map(([, code]) => code));
  const isOneToOne = words.size === entries.length && codes.size === entries.length;
  return isOneToOne ? null : 'names a word or a code twice';
}

const isTitle = (value: unknown): boolean =>
  typeof value === 'string' && value.trim() === value && value !== '' && value.length <= 200;

/** An institution's titles: the CRM's words with S-360's codes. */
export const titles = () =>
  mixed<Titles>().test('titles', function checkTitles(value: unknown) {
    const problem = value === undefined ? null : problemIn(value);
    return problem === null || this.createError({ message: `\${path} ${problem}` });
  });
