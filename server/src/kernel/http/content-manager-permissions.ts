import type { Core, UID } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Row } from '../database/strapi-database';

type EntryAction = 'create' | 'read' | 'update';

/** The part of the Content Manager's permission checker that is used. */
export interface PermissionChecker {
  /** With an entry, the conditions of the permission apply too. */
  cannot: Record<EntryAction, (entry?: object) => boolean>;
  can: Record<EntryAction, (entry: object | undefined, attribute: string) => boolean>;
  sanitizeQuery(query: unknown): Promise<Record<string, unknown>>;
  /** The entry without what the role may not read of it. */
  sanitizeOutput(entry: object): Promise<Record<string, unknown>>;
  sanitizedQuery: Record<EntryAction, (query: unknown) => Promise<Record<string, unknown>>>;
}

/** What the user behind a request may do with the entries of a type in the Content Manager. */
export type PermissionCheckers = (ctx: Pick<Context, 'state'>, uid: string) => PermissionChecker;

export const contentManagerPermissions =
  (strapi: Core.Strapi): PermissionCheckers =>
  ({ state }, model) =>
    strapi
      .plugin('content-manager')
      .service('permission-checker')
      .create({ userAbility: state.userAbility, model });

/**
 * The condition on the entries with which the user behind a request may do something in the Content
 * Manager: empty for all, `null` for none.
 */
export type PermittedEntries = (
  ctx: Pick<Context, 'state'>,
  uid: string,
  action: EntryAction,
) => Promise<Row | null>;

export const permittedEntries =
  (strapi: Core.Strapi): PermittedEntries =>
  async (ctx, uid, action) => {
    const checker = contentManagerPermissions(strapi)(ctx, uid);
    if (checker.cannot[action]()) return null;
    const query = await checker.sanitizedQuery[action]({});
    const { where = {} } = strapi.get('query-params').transform(uid as UID.ContentType, query) as {
      where?: Row;
    };
    return where;
  };
