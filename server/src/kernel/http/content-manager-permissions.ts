import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

/** The part of the Content Manager's permission checker that is used. */
export interface PermissionChecker {
  /** With an entry, the conditions of the permission apply too. */
  cannot: { read(entry?: object): boolean };
  can: { read(entry: object | undefined, attribute: string): boolean };
  sanitizeQuery(query: unknown): Promise<Record<string, unknown>>;
  sanitizedQuery: { read(query: unknown): Promise<Record<string, unknown>> };
}

/** What the user behind a request may do with the entries of a type in the Content Manager. */
export type PermissionCheckers = (ctx: Context, uid: string) => PermissionChecker;

export const contentManagerPermissions =
  (strapi: Core.Strapi): PermissionCheckers =>
  ({ state }, model) =>
    strapi
      .plugin('content-manager')
      .service('permission-checker')
      .create({ userAbility: state.userAbility, model });
