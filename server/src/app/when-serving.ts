import type { Core } from '@strapi/strapi';

/**
 * Calls `begin` as soon as Strapi serves: when its server listens, or at the first request if an
 * app forwards requests from a server of its own. Commands such as `strapi export` load Strapi, and
 * some mount its routes, without ever serving. `begin` may be called any number of times.
 */
export function whenServing(
  server: Pick<Core.Strapi['server'], 'httpServer' | 'use'>,
  begin: () => void,
): void {
  server.httpServer.once('listening', begin);
  server.use((_context, next) => {
    begin();
    return next();
  });
}
