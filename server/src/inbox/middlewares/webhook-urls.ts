import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { STREAMS } from '../../contracts/streams';
import { PLUGIN_ID } from '../../contracts/uids';
import { isDocumentId } from '../../kernel/database/document-id';

interface WebhookUrlPorts {
  /** Whether the URLs without the prefix of the Content API are taken, too. */
  takesShort(): boolean;
  isInstitution(code: string): boolean;
  /** Paths to which the admin panel itself posts, e.g. `/contacts/similar`. */
  panelPosts: readonly string[];
}

/** Where the routes of the webhooks stand. Nobody outside calls them there. */
export const WEBHOOKS = `/${PLUGIN_ID}/webhooks`;

const METHODS = ['POST', 'GET', 'HEAD'];
const URL_OF_WEBHOOK = new RegExp(
  `^/${PLUGIN_ID}/(?<stream>${STREAMS.join('|')})/(?<code>[^/]+)(?<number>/[^/]+)?/?$`,
  'i',
);

/**
 * Leads the URLs that S-360 calls to the routes of the webhooks, which ask for the institution's
 * credentials: `/api/s360/contacts/<code>`, with a number after it in the V1 form, and for a POST
 * also `/s360/contacts/<code>`, as S-360's reference architecture writes it; the same for orders.
 *
 * Other paths begin like these and are left alone: a contact of the Content API, which is named by
 * a document id; without the prefix also the panel's own paths, longer ones, other methods, and
 * unknown institutions.
 */
export function webhookUrls(strapi: Core.Strapi, ports: WebhookUrlPorts) {
  const api = String(strapi.config.get('api.rest.prefix', '/api')).toLowerCase();
  const isInstitution = (code: string) => ports.isInstitution(code.toLowerCase());

  const isContact = ({ method }: Context, stream: string, named: string) =>
    method !== 'POST' && stream === 'contacts' && isDocumentId(named) && !isInstitution(named);

  const isShort = ({ method }: Context, stream: string, code: string) =>
    method === 'POST' &&
    ports.takesShort() &&
    !ports.panelPosts.includes(`/${stream}/${code}`.toLowerCase()) &&
    isInstitution(code);

  const routeOf = (ctx: Context): string | null => {
    const isLong = ctx.path.toLowerCase().startsWith(`${api}/${PLUGIN_ID}/`);
    const named = URL_OF_WEBHOOK.exec(isLong ? ctx.path.slice(api.length) : ctx.path)?.groups;
    if (named?.code === undefined || !METHODS.includes(ctx.method)) return null;
    const { code, number = '' } = named;
    const stream = String(named.stream).toLowerCase();
    const isOurs = isLong
      ? number !== '' || !isContact(ctx, stream, code)
      : number === '' && isShort(ctx, stream, code);
    return isOurs ? `${WEBHOOKS}/${stream}/${code}${number}` : null;
  };

  return async (ctx: Context, next: Next): Promise<void> => {
    const called = ctx.path;
    if (called.toLowerCase().startsWith(`${WEBHOOKS}/`)) return;
    ctx.path = routeOf(ctx) ?? called;
    try {
      await next();
    } finally {
      // The log names the URL that was called.
      ctx.path = called;
    }
  };
}
