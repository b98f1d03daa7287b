import type { Core } from '@strapi/strapi';
import { CONTACT_UID } from '../../contracts/uids';
import { amongFound } from '../../kernel/database/among-found';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';

/**
 * A request for a list reads a page and its count, both with the same search, which looks through
 * all contacts: only the first of them does. Requests that may write search anew each time.
 */
export function foundOncePerRequest(
  strapi: Core.Strapi,
  database: StrapiDatabase,
): (typed: string, condition: Row) => Promise<Row> {
  const foundIn = new WeakMap<object, Map<string, Promise<Row>>>();

  async function find(condition: Row): Promise<Row> {
    const documentId = await amongFound(database, () =>
      database.query(CONTACT_UID).select('documentId').where(condition).getKnexQuery(),
    );
    return { documentId };
  }

  return async (typed, condition) => {
    const request = strapi.requestContext.get();
    if (request?.method !== 'GET') return condition;
    const known = foundIn.get(request) ?? new Map<string, Promise<Row>>();
    foundIn.set(request, known);
    const found = known.get(typed) ?? find(condition);
    known.set(typed, found);
    return found;
  };
}
