import type { Context, Next } from 'koa';
import { WEBHOOKS } from './webhook-urls';

/**
 * Strapi's body parser refuses JSON above 1 MB before a route is reached, and 50 contacts or orders
 * easily exceed that. This middleware therefore declares a POST to one of our webhooks as bytes:
 * the parser leaves its stream alone, and the route reads it after authentication, with its own
 * limit. All other routes of the host keep their limits.
 *
 * An answer before the body is read closes the connection. Otherwise Node would read on to find the
 * next request, however long the body is.
 */
export async function unparsedWebhookBody(ctx: Context, next: Next): Promise<unknown> {
  if (!ctx.path.startsWith(`${WEBHOOKS}/`)) return next();
  if (ctx.method === 'POST') ctx.request.headers['content-type'] = 'application/octet-stream';
  await next();
  if (!ctx.req.complete) ctx.set('Connection', 'close');
}
