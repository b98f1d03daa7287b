import type { Knex } from 'knex';
import { CONTACT_LINK_UID, CONTACT_UID, INSTITUTION_UID } from '../../contracts/uids';
import { hideQuery } from '../../kernel/database/opaque-query';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import type { InstitutionScope } from '../../kernel/http/institution-scope';
import { plainText } from '../../kernel/text/search-words';
import { PHONES } from './search-text';

/** Signs with a special meaning in SQL patterns. */
const SIGNS = /[\\%_]/;

/** A SQL pattern that finds a word anywhere in a text, under `escape '!'`. */
export const patternOf = (word: string): string => `%${word.replace(/[\\%_!]/g, '!$&')}%`;

/** A condition that no row meets. */
const NOTHING: Row = { id: { $in: [] } };

/**
 * The condition that one of a row's texts contains a word, without case and with literal signs.
 */
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

/** The same for texts and numbers; numbers are compared as they are written. */
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
  return { id: { $in: hideQuery(found) } };
}

/** Whether a contact number can begin with this word. */
export const isNumberLike = (word: string): boolean => /\d/.test(word) && !SIGNS.test(word);

const NUMERIC = /^[\d\s()+./-]+$/;
/** Shorter digit sequences occur in too many phone numbers. */
const FEWEST_PHONE_DIGITS = 6;

/** Each word is looked for in every contact. No contact is searched for by more words. */
const MAX_WORDS = 15;

/** The words to search for, each also with its accents. */
const typedWords = (typed: string): { plain: string; asTyped: string }[] =>
  typed.split(/\s+/).flatMap((asTyped) => {
    const plain = plainText(asTyped);
    return plain === '' ? [] : [{ plain, asTyped }];
  });

/** A subquery: contacts that have one of the links. */
function contactsLinked(database: StrapiDatabase, linkIds: Knex.QueryBuilder): Knex.QueryBuilder {
  const { column, table } = database.names(CONTACT_LINK_UID);
  return database
    .connection(table)
    .select(column('contactDocumentId'))
    .whereIn('id', linkIds)
    .whereNotNull(column('contactDocumentId'))
    .whereNot('state', 'unlinked');
}

/** PostgreSQL reads a long subquery beside an "or" anew for each row, but an array only once. */
const readOnce = (database: StrapiDatabase, query: Knex.QueryBuilder): Knex.QueryBuilder =>
  database.client === 'postgres'
    ? database.connection.select(database.connection.raw('unnest(array ?)', [query]))
    : query;

/** The condition on a document id that it is of a contact that has this very number. */
export function idOfNumber(
  database: StrapiDatabase,
  contactNumber: string,
  scope: InstitutionScope,
): { $in: object } {
  const { column } = database.names(CONTACT_LINK_UID);
  const links = linksAt(database, scope).where(column('contactNumber'), contactNumber);
  return { $in: hideQuery(contactsLinked(database, links)) };
}

/** The end of the range of numbers that begin like this; `null` if only digits would tell. */
function endOfNumbers(start: string): string | null {
  const [, before, digit] = /^(.*)([0-8])9*$/.exec(start) ?? [];
  return before === undefined ? null : `${before}${Number(digit) + 1}`;
}

/** The ids of links at some institutions: an index finds numbers only at named ones. */
function linksAt(database: StrapiDatabase, scope: InstitutionScope): Knex.QueryBuilder {
  const { table } = database.names(CONTACT_LINK_UID);
  const institutions = database.connection(database.names(INSTITUTION_UID).table).select('code');
  return database
    .connection(table)
    .select('id')
    .whereIn('institution', scope === null ? institutions : [...scope]);
}

/** A subquery: the ids of links whose number begins like this, read by the index of numbers. */
export function linksNumbered(
  database: StrapiDatabase,
  start: string,
  scope: InstitutionScope,
): Knex.QueryBuilder {
  const { column } = database.names(CONTACT_LINK_UID);
  const number = column('contactNumber');
  const links = linksAt(database, scope)
    .where(number, 'like', `${start}%`)
    // Neither SQLite nor PostgreSQL uses its index for `like`.
    .where(number, '>=', start);
  const end = endOfNumbers(start);
  return end === null ? links : links.where(number, '<', end);
}

export interface SearchedParts {
  /** The text built from all `SEARCHED_FIELDS`, or some of these fields, searched individually. */
  text: 'all' | readonly string[];
  /** Attributes that are searched as they are: notes, and attributes that a venue added. */
  others: readonly string[];
  numbers: InstitutionScope | 'none';
}

/** Finds a phone number, however its digits are separated, with or without its country code. */
function isPhone(typed: string, text: SearchedParts['text']): Row[] {
  const digits = typed.replace(/\D/g, '').replace(/^0+/, '');
  // Then the word itself is looked for in the same text.
  if (text === 'all' && digits === typed) return [];
  const isLong = NUMERIC.test(typed) && digits.length >= FEWEST_PHONE_DIGITS;
  const searched = text === 'all' ? ['searchText'] : PHONES.filter((name) => text.includes(name));
  return isLong ? searched.map((name) => ({ [name]: { $contains: digits } })) : [];
}

/**
 * The condition on contacts of a search: each word occurs somewhere in the contact, in any order,
 * without case and accents, or begins its number at an institution.
 */
export function searchWithin(
  database: StrapiDatabase,
  typed: string,
  { numbers, others, text }: SearchedParts,
): Row {
  const holds = (plain: string, asTyped: string): Row[] => {
    const within = (names: readonly string[], word: string) =>
      containing(database, CONTACT_UID, names, word);
    const further = others.filter((name) => name !== 'displayName');
    // The search text has the name, but is missing where an earlier version wrote the contact.
    const beside = (word: string): Row[] => [
      ...(further.length < others.length
        ? [{ $and: [{ searchText: { $null: true } }, within(['displayName'], word)] }]
        : []),
      ...(further.length > 0 ? [within(further, word)] : []),
    ];
    if (text !== 'all') {
      // Fields contain accents, so both forms of the word are searched.
      const names = [...text, ...others];
      return [within(names, plain), within(names, asTyped)];
    }
    return SIGNS.test(plain)
      ? [within(['searchText', ...others], plain)]
      : [{ searchText: { $contains: plain } }, ...beside(plain)];
  };
  const typedOnes = typedWords(typed);
  if (typedOnes.length > MAX_WORDS) return NOTHING;
  const words = typedOnes.map(({ asTyped, plain }) => ({
    $or: [
      ...holds(plain, asTyped),
      ...(numbers !== 'none' && isNumberLike(plain)
        ? [
            {
              documentId: {
                $in: hideQuery(
                  readOnce(
                    database,
                    contactsLinked(database, linksNumbered(database, plain, numbers)),
                  ),
                ),
              },
            },
          ]
        : []),
    ],
  }));
  return { $or: [{ $and: words }, ...isPhone(typed.trim(), text)] };
}

/** Everything known about contacts, except for a venue's own fields. */
export const searchedIn = (numbers: InstitutionScope): SearchedParts => ({
  text: 'all',
  others: ['displayName'],
  numbers,
});

/**
 * Queries for the document ids of the contacts of a search. For a single number there are two:
 * PostgreSQL expects an "or" with a subquery to find half of the contacts, and reads them in one
 * process. MariaDB gets one, because it does not stop at the limit of a union.
 */
export function contactsFound(
  database: StrapiDatabase,
  typed: string,
  parts: SearchedParts,
): [Knex.QueryBuilder, ...Knex.QueryBuilder[]] {
  const { numbers } = parts;
  const found = (among: SearchedParts['numbers']) =>
    database
      .query(CONTACT_UID)
      .select('documentId')
      .where(searchWithin(database, typed, { ...parts, numbers: among }))
      .getKnexQuery();
  const [first, ...others] = typedWords(typed);
  const number = others.length === 0 && first !== undefined ? first.plain : '';
  if (numbers === 'none' || !isNumberLike(number) || database.client === 'mysql')
    return [found(numbers)];
  return [found('none'), contactsLinked(database, linksNumbered(database, number, numbers))];
}

/** The condition on entries of any type: each word occurs in one of these attributes. */
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
