import { STANDARD_FIELDS } from '../../contracts/standard-fields';
import { plainText } from '../../kernel/text/search-words';

/**
 * The fields that people search by; notes, tags and a venue's own fields are searched separately.
 */
export const SEARCHED_FIELDS = STANDARD_FIELDS.filter(({ isSearched }) => isSearched).map(
  ({ name }) => name,
);

/** Phones are searched by their digits as well. */
export const PHONES = STANDARD_FIELDS.filter(({ kind }) => kind === 'phone').map(
  ({ name }) => name,
);

type Fields = Readonly<Record<string, string | null | undefined>>;

const digitsOf = (value: string | null | undefined): string => (value ?? '').replace(/\D/g, '');

/**
 * The text in which a contact is searched: without case and accents, phones also as bare digits.
 */
export function searchText(fields: Fields): string | null {
  const words = SEARCHED_FIELDS.map((name) => fields[name]?.trim() ?? '');
  const digits = PHONES.map((name) => digitsOf(fields[name]));
  const text = [...words, ...digits].filter((word) => word !== '').join(' ');
  return text === '' ? null : plainText(text).replace(/\s+/g, ' ');
}
