import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { PLUGIN_ID } from '../contracts/uids';

/**
 * Strapi's body parser refuses JSON above 1 MB before a route is reached, and 50 contacts easily
 * exceed that. A POST to one of our webhooks is therefore declared as bytes: the parser leaves its
 * stream alone, and the route reads it after authentication, with its own limit. All other routes
 * of the host keep their limits.
 */
export function unparsedWebhookBody(strapi: Core.Strapi) {
  const api = String(strapi.config.get('api.rest.prefix', '/api'));
  // The router does not mind capitals, so neither does this.
  const prefix = `${api}/${PLUGIN_ID}/contacts/`.toLowerCase();
  return async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.method === 'POST' && ctx.path.toLowerCase().startsWith(prefix)) {
      ctx.request.headers['content-type'] = 'application/octet-stream';
    }
    await next();
  };
}
