import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { PLUGIN_ID } from '../../contracts/uids';
import { STREAMS } from '../../contracts/streams';

/**
 * Strapi's body parser refuses JSON above 1 MB before a route is reached, and 50 contacts or orders
 * easily exceed that. This middleware therefore declares a POST to one of our webhooks as bytes:
 * the parser leaves its stream alone, and the route reads it after authentication, with its own
 * limit. All other routes of the host keep their limits.
 *
 * An answer before the body is read closes the connection. Otherwise Node would read on to find the
 * next request, however long the body is.
 */
export function unparsedWebhookBody(strapi: Core.Strapi) {
  const api = String(strapi.config.get('api.rest.prefix', '/api'));
  // The router ignores case, so this does too.
  const prefixes = STREAMS.map((stream) => `${api}/${PLUGIN_ID}/${stream}/`.toLowerCase());
  return async (ctx: Context, next: Next): Promise<unknown> => {
    const path = ctx.path.toLowerCase();
    if (!prefixes.some((prefix) => path.startsWith(prefix))) return next();
    if (ctx.method === 'POST') ctx.request.headers['content-type'] = 'application/octet-stream';
    await next();
    if (!ctx.req.complete) ctx.set('Connection', 'close');
  };
}
