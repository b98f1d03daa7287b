import type { Core } from '@strapi/strapi';
import { amongFew } from '../../kernel/database/among-found';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import type { contactsFound } from './search-conditions';

/** A search for contacts: its condition, and the queries that together find the same. */
interface ContactSearch {
  condition: Row;
  queries: () => ReturnType<typeof contactsFound>;
}

/**
 * A request for a list reads a page and its count, both with the same search, which looks through
 * all contacts: only the first of them does. Requests that may write search anew each time.
 */
export function foundOncePerRequest(
  strapi: Core.Strapi,
  database: StrapiDatabase,
): (typed: string, search: ContactSearch) => Promise<Row> {
  const foundIn = new WeakMap<object, Map<string, Promise<Row>>>();

  async function find({ condition, queries }: ContactSearch): Promise<Row> {
    const among = await amongFew(database, () => {
      const [first, ...others] = queries();
      return first.unionAll(others);
    });
    // A page of many is soon full, and their count reads all contacts in any case.
    return among === null ? condition : { documentId: among };
  }

  return async (typed, search) => {
    const request = strapi.requestContext.get();
    if (request?.method !== 'GET') return search.condition;
    const known = foundIn.get(request) ?? new Map<string, Promise<Row>>();
    foundIn.set(request, known);
    const found = known.get(typed) ?? find(search);
    known.set(typed, found);
    return found;
  };
}
