import { CONTACT_LINK_UID, CONTACT_UID } from '../../contracts/uids';
import { opaque } from '../../kernel/database/opaque-query';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { plainText } from '../../kernel/search-words';

/** What a pattern of SQL takes for something else than it is. */
const SIGNS = /[\\%_]/;

/** The part of a text that a word is, as a pattern of SQL under `escape '!'`. */
export const patternOf = (word: string): string => `%${word.replace(/[\\%_!]/g, '!$&')}%`;

/** The condition that no row fulfils. */
const NOTHING: Row = { id: { $in: [] } };

/** The condition on rows one of whose texts contains a word, without case, signs as they stand. */
export function containing(
  database: StrapiDatabase,
  uid: string,
  names: readonly string[],
  word: string,
): Row {
  if (!SIGNS.test(word) && names.length > 0) {
    return { $or: names.map((name) => ({ [name]: { $containsi: word } })) };
  }
  return containingAsText(database, uid, names, word);
}

/** The same of numbers too, as they are written. */
function containingAsText(
  database: StrapiDatabase,
  uid: string,
  names: readonly string[],
  word: string,
): Row {
  if (names.length === 0) return NOTHING;
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
const PHONES = ['mobilePhone', 'phone'];

/** The words that are searched for, also with their accents. */
const typedWords = (typed: string): { plain: string; asTyped: string }[] =>
  typed.split(/\s+/).flatMap((asTyped) => {
    const plain = plainText(asTyped);
    return plain === '' ? [] : [{ plain, asTyped }];
  });

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

/** What of contacts is searched. */
export interface SearchedParts {
  /** The text that all `SEARCHED_FIELDS` make, or some of these fields, which are looked at themselves. */
  text: 'all' | readonly string[];
  /** Attributes that are looked at as they are: notes, and what a venue has added. */
  others: readonly string[];
  /** Whether by the numbers at institutions, too. */
  numbers: boolean;
}

/** A phone as it is typed, whatever stands between its digits, with or without the code of its country. */
function isPhone(typed: string, text: SearchedParts['text']): Row[] {
  const digits = typed.replace(/\D/g, '').replace(/^0+/, '');
  const isLong = NUMERIC.test(typed) && digits.length >= FEWEST_PHONE_DIGITS;
  const searched = text === 'all' ? ['searchText'] : PHONES.filter((name) => text.includes(name));
  return isLong ? searched.map((name) => ({ [name]: { $contains: digits } })) : [];
}

/**
 * The condition on contacts that were searched for: each word is somewhere in what is known of them, in
 * any order, without case and accents; or a word begins their number at an institution.
 */
export function searchWithin(
  database: StrapiDatabase,
  typed: string,
  { numbers, others, text }: SearchedParts,
): Row {
  const holds = (plain: string, asTyped: string): Row[] => {
    const within = (names: readonly string[], word: string) =>
      containing(database, CONTACT_UID, names, word);
    if (text !== 'all') {
      // Fields have their accents: as much is found as is typed as it stands there.
      const names = [...text, ...others];
      return [within(names, plain), within(names, asTyped)];
    }
    return SIGNS.test(plain)
      ? [within(['searchText', ...others], plain)]
      : [{ searchText: { $contains: plain } }, within(others, plain)];
  };
  const words = typedWords(typed).map(({ asTyped, plain }) => ({
    $or: [
      ...holds(plain, asTyped),
      ...(numbers && isNumberLike(plain)
        ? [{ documentId: { $in: withNumber(database, plain) } }]
        : []),
    ],
  }));
  return { $or: [{ $and: words }, ...isPhone(typed.trim(), text)] };
}

/**
 * The same in all that is known of contacts.
 * @param further attributes that are looked at as they are.
 */
export function searchCondition(
  database: StrapiDatabase,
  typed: string,
  further: readonly string[] = [],
): Row {
  // The text is derived, and is not yet where an earlier version has written the contact.
  const others = ['displayName', ...further];
  return searchWithin(database, typed, { text: 'all', others, numbers: true });
}

/** The condition on entries of any type: each word is in one of these attributes. */
export function inEachWord(
  database: StrapiDatabase,
  uid: string,
  typed: string,
  { numbers, texts }: { texts: readonly string[]; numbers: readonly string[] },
): Row {
  const words = typedWords(typed).map(({ asTyped }) => {
    const isNumber = !Number.isNaN(Number(asTyped));
    return {
      $or: [
        containing(database, uid, texts, asTyped),
        ...(isNumber ? [containingAsText(database, uid, numbers, asTyped)] : []),
      ],
    };
  });
  return { $and: words };
}
