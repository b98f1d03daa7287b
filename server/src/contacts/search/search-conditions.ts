import { CONTACT_LINK_UID, CONTACT_UID } from '../../contracts/uids';
import { opaque } from '../../services/database/opaque-query';
import type { Row, StrapiDatabase } from '../../services/database/strapi-database';
import { searchWords } from '../../services/search-words';

/** What a pattern of SQL takes for something else than it is. */
const SIGNS = /[\\%_]/;

/** The part of a text that a word is, as a pattern of SQL under `escape '!'`. */
export const patternOf = (word: string): string => `%${word.replace(/[\\%_!]/g, '!$&')}%`;

/** The condition on rows one of whose texts contains a word, without case, signs as they stand. */
export function containing(
  database: StrapiDatabase,
  uid: string,
  names: readonly string[],
  word: string,
): Row {
  if (!SIGNS.test(word)) return { $or: names.map((name) => ({ [name]: { $containsi: word } })) };
  const { column, table } = database.names(uid);
  const text = `lower(cast(?? as ${database.client === 'mysql' ? 'char' : 'text'}))`;
  const found = database
    .connection(table)
    .select('id')
    .where((anyOf) => {
      for (const name of names)
        void anyOf.orWhereRaw(`${text} like ? escape '!'`, [
          column(name),
          patternOf(word.toLowerCase()),
        ]);
    });
  return { id: { $in: opaque(found) } };
}

/** Numbers have none of these signs, and nothing begins with one. */
export const isNumberLike = (word: string): boolean => /\d/.test(word) && !SIGNS.test(word);

const NUMERIC = /^[\d\s()+./-]+$/;
/** Fewer digits are a part of very many phones. */
const FEWEST_PHONE_DIGITS = 6;

/** The contacts that have a number at any institution which begins so, as a query to be part of another. */
function withNumber(database: StrapiDatabase, start: string): object {
  const { column, table } = database.names(CONTACT_LINK_UID);
  return opaque(
    database
      .connection(table)
      .select(column('contactDocumentId'))
      .where(column('contactNumber'), 'like', `${start}%`)
      .whereNotNull(column('contactDocumentId'))
      .whereNot('state', 'unlinked'),
  );
}

/** A phone as it is typed, whatever stands between its digits, with or without the code of its country. */
function isPhone(typed: string): Row[] {
  const digits = typed.replace(/\D/g, '').replace(/^0+/, '');
  const isLong = NUMERIC.test(typed) && digits.length >= FEWEST_PHONE_DIGITS;
  return isLong ? [{ searchText: { $contains: digits } }] : [];
}

/**
 * The condition on contacts that were searched for: each word is somewhere in what is known of them, in
 * any order, without case and accents; or a word begins their number at an institution.
 * @param further attributes that are looked at as they are: notes, and what a venue has added.
 */
export function searchCondition(
  database: StrapiDatabase,
  typed: string,
  further: readonly string[] = [],
): Row {
  // The text is derived, and is not yet where an earlier version has written the contact.
  const others = ['displayName', ...further];
  const holds = (word: string): Row[] =>
    SIGNS.test(word)
      ? [containing(database, CONTACT_UID, ['searchText', ...others], word)]
      : [{ searchText: { $contains: word } }, containing(database, CONTACT_UID, others, word)];
  const words = searchWords(typed).map((word) => ({
    $or: [
      ...holds(word),
      ...(isNumberLike(word) ? [{ documentId: { $in: withNumber(database, word) } }] : []),
    ],
  }));
  return { $or: [{ $and: words }, ...isPhone(typed.trim())] };
}
