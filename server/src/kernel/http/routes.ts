import type { z } from '@strapi/utils';
import type { Context } from 'koa';
import type { AuditEvent } from '../../contracts/audit-events';
import type { PermissionAction } from '../../contracts/permissions';
import { refuseUnreadable } from '../asked';
import type { InstitutionScope } from './institution-scope';

type Shape = z.ZodRawShape;

/** A path in the admin panel, and the permission that it requires. */
interface AdminAccess {
  path: string;
  permission: PermissionAction;
}

/**
 * A route, defined once. Strapi's routes, the validation of requests, the types of the handler's
 * arguments and the OpenAPI document are all derived from it.
 */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /**
   * The admin panel's permission. Without it the panel gets no such route, because any logged-in
   * user could call it.
   */
  permission?: PermissionAction;
  /** Other admin panel paths to the same handler. */
  alsoAt?: readonly AdminAccess[];
  /**
   * Whether the route is also available to tokens and users of the Content API; `public`: to anyone,
   * as it shows no data or asks for credentials of its own.
   */
  contentApi?: true | 'public';
  /**
   * The type of the record that the path names, by `id` or `documentId`. Roles that are limited to
   * institutions get no record of another one.
   */
  recordOf?: string;
  /** What concerns all institutions is not for roles that are limited to some. */
  concernsAll?: true;
  /** What Strapi's audit log keeps when somebody has used the route in the panel. */
  audited?: AuditEvent;
  params?: Shape;
  query?: Shape;
  body?: z.ZodType;
  /** Reads a body that Strapi does not parse. */
  readBody?: (ctx: Context) => Promise<unknown>;
  /** The response; without it the handler's own type applies. */
  response?: z.ZodType;
}

export interface ControllerRoutes<Routes extends Readonly<Record<string, Route>>> {
  controller: string;
  routes: Routes;
}

export type AnyRoutes = ControllerRoutes<Readonly<Record<string, Route>>>;

/** The routes of a controller, in the order in which Strapi matches them. */
export const routesOf = <const Routes extends Readonly<Record<string, Route>>>(
  controller: string,
  routes: Routes,
): ControllerRoutes<Routes> => ({ controller, routes });

const panelRoute = (
  { audited, concernsAll, method, recordOf }: Route,
  handler: string,
  { path, permission }: AdminAccess,
) => ({
  method,
  path,
  handler,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [permission] } },
      {
        name: 'plugin::s360.within-institutions',
        config: {
          actions: [permission],
          concernsAll: concernsAll === true,
          recordOf: recordOf ?? null,
        },
      },
    ],
    middlewares: [
      refuseUnreadable,
      ...(audited === undefined
        ? []
        : [{ name: 'plugin::s360.audit', config: { event: audited } }]),
    ],
  },
});

/** The routes of the admin panel, in Strapi's form. */
export const adminRoutesOf = ({ controller, routes }: AnyRoutes) =>
  Object.entries(routes).flatMap(([name, route]) => {
    const { alsoAt = [], path, permission } = route;
    const own = permission === undefined ? [] : [{ path, permission }];
    return [...own, ...alsoAt].map((access) => panelRoute(route, `${controller}.${name}`, access));
  });

/** The routes of the Content API, in Strapi's form, with the schemas for its OpenAPI document. */
export const contentApiRoutesOf = ({ controller, routes }: AnyRoutes) =>
  Object.entries(routes)
    .filter(([, { contentApi }]) => contentApi)
    .map(([name, { body, contentApi, method, params, path, query, response }]) => ({
      method,
      path,
      handler: `${controller}.${name}`,
      request: {
        ...(params && { params }),
        ...(query && { query }),
        ...(body && { body: { 'application/json': body } }),
      },
      ...(response && { response }),
      config: {
        middlewares: [refuseUnreadable],
        ...(contentApi === 'public' && { auth: false as const }),
      },
    }));

type Parts<Fields> = Fields extends Shape ? z.output<z.ZodObject<Fields>> : unknown;

export interface Asked<Of extends Route> {
  params: Parts<Of['params']>;
  query: Parts<Of['query']>;
  body: Of['body'] extends z.ZodType ? z.output<Of['body']> : unknown;
  permitted: InstitutionScope;
  /** The institution that the request names, else those to which the caller is limited. */
  scope: InstitutionScope;
}

/** The response of a route. */
export type Answer<Of extends Route> = Of['response'] extends z.ZodType
  ? z.output<Of['response']>
  : unknown;
