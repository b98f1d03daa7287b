import type { Core, UID } from '@strapi/strapi';
import type { Context } from 'koa';

type Handler = (ctx: Context) => Promise<unknown>;

/** Strapi's controller behind `/content-manager/relations/{type}/{relation}`. */
interface RelationsController {
  findAvailable: Handler;
  findExisting: Handler;
}

/** The part of the Content Manager's permission checker that is used. */
interface PermissionChecker {
  cannot: { read(): boolean };
  sanitizeOutput(entry: unknown): Promise<unknown>;
}

/** The attributes that are shown of an entry that the role may not read. */
const OF_UNREADABLE = new Set(['id', 'documentId', 'publishedAt', 'updatedAt', 'locale', 'status']);

const ofUnreadable = (entry: object): object =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => OF_UNREADABLE.has(name)));

/** The type of the entries; the address names the relation. */
function targetOf(strapi: Core.Strapi, { params }: Context): string | null {
  const { model, targetField } = params as Record<string, string>;
  const attribute = strapi.getModel(model as UID.ContentType)?.attributes[targetField ?? ''];
  return attribute?.type === 'relation' && 'target' in attribute ? attribute.target : null;
}

const hasResults = (body: unknown): body is { results: object[] } =>
  typeof body === 'object' && body !== null && 'results' in body && Array.isArray(body.results);

/**
 * Restricts the entries of a relation in the Content Manager, offered or existing, to what the role
 * may read. Strapi returns whatever was selected and populated, without checking it.
 */
export function showOnlyWhatIsPermitted(
  strapi: Core.Strapi,
  isOurs: (uid: string) => boolean,
): void {
  const permitted =
    (handler: Handler): Handler =>
    async (ctx) => {
      const model = targetOf(strapi, ctx);
      if (model === null || !isOurs(model)) return handler(ctx);
      const { populate, ...query } = ctx.query;
      // The Content Manager never sends `populate`.
      if (populate !== undefined) ctx.query = query;
      await handler(ctx);
      const body: unknown = ctx.body;
      if (!hasResults(body)) return undefined;
      const checker: PermissionChecker = strapi
        .plugin('content-manager')
        .service('permission-checker')
        .create({ userAbility: ctx.state.userAbility, model });
      const show = checker.cannot.read() ? ofUnreadable : checker.sanitizeOutput;
      ctx.body = { ...body, results: await Promise.all(body.results.map((entry) => show(entry))) };
      return undefined;
    };
  strapi
    .get('controllers')
    .extend('plugin::content-manager.relations', (controller: RelationsController) => ({
      ...controller,
      findAvailable: permitted((ctx) => controller.findAvailable(ctx)),
      findExisting: permitted((ctx) => controller.findExisting(ctx)),
    }));
}
