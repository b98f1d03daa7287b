import type { Core, UID } from '@strapi/strapi';
import type { Row } from '../../kernel/database/strapi-database';
import { integer } from '../../kernel/database/values';
import { isRecord } from '../../kernel/is-record';

/** More entries than this share no number that a person types. */
const MAX_EXACT = 500;

/** An event of Strapi's database about a list. Its state goes on to the event after it. */
interface Listed {
  model: { uid: string };
  params: unknown;
  result?: unknown;
  state: Record<string, unknown>;
}

/**
 * Puts the entries that a number names exactly before others that a search finds by it, in the lists
 * of the Content Manager. Strapi can sort by attributes only, so these entries are left out of
 * the list and put before it; pages and counts stay the same.
 */
export function exactFirst(
  strapi: Core.Strapi,
  exactly: (uid: string, typed: string) => Row | null,
) {
  const entries = (uid: string) => strapi.db.query(uid as UID.ContentType);

  function isShownAsList(uid: string): boolean {
    const request = strapi.requestContext.get();
    const path = `/content-manager/collection-types/${uid}`;
    return request?.method === 'GET' && request.path === path;
  }

  return {
    async takeOut({ model: { uid }, params, state }: Listed, typed: string): Promise<void> {
      const exact = isShownAsList(uid) && isRecord(params) ? exactly(uid, typed) : null;
      if (exact === null || !isRecord(params)) return;
      const { orderBy, where = {} } = params;
      const [offset, limit] = [integer(params.offset), integer(params.limit)];
      if (limit < 1) return;
      const found = await entries(uid).findMany({
        select: ['id'],
        where: { $and: [where, exact] },
        orderBy,
        limit: MAX_EXACT,
      });
      const ids = found.map(({ id }) => integer(id));
      const first = ids.slice(offset, offset + limit);
      state.first = first;
      // Strapi takes a limit of none for no limit.
      const isFull = first.length === limit;
      params.where = { $and: [where, { id: isFull ? { $in: [] } : { $notIn: ids } }] };
      params.limit = Math.max(1, limit - first.length);
      params.offset = Math.max(0, offset - ids.length);
    },

    async putFirst({ model: { uid }, params, result, state }: Listed): Promise<void> {
      const { first } = state;
      if (!Array.isArray(first) || !Array.isArray(result) || !isRecord(params)) return;
      const { populate, select } = params;
      const rows: Row[] = await entries(uid).findMany({
        select,
        populate,
        where: { id: { $in: first } },
      } as object);
      const byId = new Map(rows.map((row) => [integer(row.id), row]));
      result.unshift(...first.flatMap((id) => byId.get(integer(id)) ?? []));
    },
  };
}
