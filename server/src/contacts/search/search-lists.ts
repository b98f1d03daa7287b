import { CONTACT_LINK_UID, QUARANTINED_ITEM_UID } from '../../contracts/uids';
import { amongFound, type Among } from '../../kernel/database/among-found';
import { hideQuery } from '../../kernel/database/opaque-query';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { textsIn } from '../../kernel/database/values';
import { whereInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import { searchWords } from '../../kernel/text/search-words';
import {
  contactsFound,
  containing,
  isNumberLike,
  linksNumbered,
  searchedIn,
} from './search-conditions';

/** With more contacts than this, the person must type more of the name. */
const MAX_CONTACTS = 20;

/** Nobody types more numbers than this into one search. */
const MAX_TYPED = 5;

/**
 * The condition on a document id that it is of a contact that a search finds. Contacts may be found
 * twice: to find each once, SQLite reads all of them in the order of their document ids.
 */
export const contactsSearched = (
  database: StrapiDatabase,
  typed: string,
  numbers: InstitutionScope,
): Promise<Among> =>
  amongFound(database, () => {
    const [first, ...others] = contactsFound(database, typed, searchedIn(numbers));
    return first.unionAll(others);
  });

/**
 * The condition on links of a search at some institutions: by the values of their contacts, or by
 * their number, which also finds links whose contact was deleted. A union, as databases read the
 * whole table for "or".
 */
export async function linksSearched(
  database: StrapiDatabase,
  typed: string,
  scope: InstitutionScope,
): Promise<Row> {
  const number = typed.trim();
  const contacts = await contactsSearched(database, typed, scope);
  const ofContacts = {
    ...whereInScope(scope),
    ...rowsOfContacts(database, CONTACT_LINK_UID, contacts),
  };
  if (!isNumberLike(number)) return ofContacts;
  const found = () =>
    database
      .query(CONTACT_LINK_UID)
      .select('id')
      .where(ofContacts)
      .getKnexQuery()
      .unionAll(linksNumbered(database, number, scope));
  return { id: await amongFound(database, found) };
}

/**
 * The condition on rows that they are of contacts which a search found. In a subquery for SQLite,
 * which would look for them through all rows that meet the other conditions.
 */
export function rowsOfContacts(database: StrapiDatabase, uid: string, contacts: Among): Row {
  const ofContacts = { contactDocumentId: contacts };
  if (database.client !== 'sqlite') return ofContacts;
  const found = database.query(uid).select('id').where(ofContacts).getKnexQuery();
  return { id: { $in: hideQuery(found) } };
}

/**
 * Numbers of contacts and orders that a search in S-360's data may mean: those of the contacts
 * found, and the input itself.
 */
export async function numbersSearched(
  database: StrapiDatabase,
  typed: string,
  scope: InstitutionScope,
): Promise<string[]> {
  const links = await database
    .query(CONTACT_LINK_UID)
    .select(['contactNumber'])
    // A condition on the number would make SQLite go through all numbers of the institution.
    .where(await linksSearched(database, typed, scope))
    .orderBy({ id: 'asc' })
    .limit(MAX_CONTACTS)
    .execute();
  const known = textsIn(links, 'contactNumber');
  const meant = searchWords(typed).filter(isNumberLike).slice(0, MAX_TYPED);
  return [...new Set([...known, ...meant])];
}

/**
 * The condition on quarantined items of a search: by their numbers, or by their content for those
 * who may see it, as a hit says what it contains.
 */
export async function itemsSearched(
  database: StrapiDatabase,
  typed: string,
  { scope, withBody }: { scope: InstitutionScope; withBody: boolean },
): Promise<Row> {
  const numbers = await numbersSearched(database, typed, scope);
  const inBody = searchWords(typed).map((word) =>
    containing(database, QUARANTINED_ITEM_UID, ['body'], word),
  );
  const found = () =>
    database
      .query(QUARANTINED_ITEM_UID)
      .select('id')
      .where({
        $or: [
          { contactNumber: { $in: numbers } },
          { orderId: { $in: numbers } },
          ...(withBody ? [{ $and: inBody }] : []),
        ],
      })
      .getKnexQuery();
  // No index finds a word in a body, so all bodies are read: once.
  return { id: await amongFound(database, found) };
}
