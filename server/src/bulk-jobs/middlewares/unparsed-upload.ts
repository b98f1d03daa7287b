import type { Context, Next } from 'koa';
import { PLUGIN_ID } from '../../contracts/uids';

const UPLOADS = `/${PLUGIN_ID}/bulk-jobs/file`;

/**
 * Strapi's body parser writes uploaded files into the temporary folder before authentication, and
 * removes only those of the form field `files`. This middleware therefore declares our upload as
 * bytes: the route reads it into memory, after authentication and with its own limit.
 */
export async function unparsedUpload(ctx: Context, next: Next): Promise<void> {
  const path = ctx.path.toLowerCase().replace(/\/$/, '');
  if (ctx.method === 'POST' && path === UPLOADS) {
    ctx.state.uploadedAs = ctx.request.headers['content-type'];
    ctx.request.headers['content-type'] = 'application/octet-stream';
  }
  await next();
}
