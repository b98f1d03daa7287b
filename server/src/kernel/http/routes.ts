import type { z } from '@strapi/utils';
import type { PermissionAction } from '../../contracts/permissions';
import { refuseLostNames } from '../asked';

type Shape = z.ZodRawShape;

/** Where the admin panel reaches a route, and the permission that it asks for. */
export interface AdminAccess {
  path: string;
  permission: PermissionAction;
}

/**
 * A route, defined once: from it come Strapi's routes, the checks of what is asked, the types that
 * its handler gets, and the OpenAPI document.
 */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** Of the admin panel. Without it the panel has no such route: it would be open to any logged-in user. */
  permission?: PermissionAction;
  /** Other paths of the admin panel that lead to the same handler. */
  alsoAt?: readonly AdminAccess[];
  /** Whether tokens and users of the Content API have it too. */
  contentApi?: true;
  /** What stands in the path, each part with its schema. */
  params?: Shape;
  query?: Shape;
  body?: z.ZodType;
  /** What it answers; without it the handler's own type says so. */
  response?: z.ZodType;
}

/** The routes of one controller, by the names of its handlers. */
export interface ControllerRoutes<Routes extends Readonly<Record<string, Route>>> {
  controller: string;
  routes: Routes;
}

export type AnyRoutes = ControllerRoutes<Readonly<Record<string, Route>>>;

/** The routes of a controller, in the order in which they are tried. */
export const routesOf = <const Routes extends Readonly<Record<string, Route>>>(
  controller: string,
  routes: Routes,
): ControllerRoutes<Routes> => ({ controller, routes });

const panelRoute = (
  method: Route['method'],
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
    ],
    middlewares: [refuseLostNames],
  },
});

/** Those of the admin panel, as Strapi takes them. */
export const adminRoutesOf = ({ controller, routes }: AnyRoutes) =>
  Object.entries(routes).flatMap(([name, { alsoAt = [], method, path, permission }]) => {
    const own = permission === undefined ? [] : [{ path, permission }];
    return [...own, ...alsoAt].map((access) => panelRoute(method, `${controller}.${name}`, access));
  });

/** Those of the Content API, as Strapi takes them, with what its OpenAPI document says of them. */
export const contentApiRoutesOf = ({ controller, routes }: AnyRoutes) =>
  Object.entries(routes)
    .filter(([, { contentApi }]) => contentApi)
    .map(([name, { body, method, params, path, query, response }]) => ({
      method,
      path,
      handler: `${controller}.${name}`,
      request: {
        ...(params && { params }),
        ...(query && { query }),
        ...(body && { body: { 'application/json': body } }),
      },
      ...(response && { response }),
      config: { middlewares: [refuseLostNames] },
    }));

type Parts<Fields> = Fields extends Shape ? z.output<z.ZodObject<Fields>> : unknown;

/** What a route was asked with, checked. */
export interface Asked<Of extends Route> {
  params: Parts<Of['params']>;
  query: Parts<Of['query']>;
  body: Of['body'] extends z.ZodType ? z.output<Of['body']> : unknown;
}

/** What a route answers. */
export type Answer<Of extends Route> = Of['response'] extends z.ZodType
  ? z.output<Of['response']>
  : unknown;
