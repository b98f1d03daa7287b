import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { CONTACT_UID } from '../../contracts/uids';
import { reason } from '../../contracts/reasons';
import { NotFoundError } from '../../kernel/errors';

const NOT_FOUND = 404;

type Handler = (ctx: Context) => Promise<unknown>;

/** Strapi's controller behind the forms of the Content Manager. */
interface FormsController {
  findOne: Handler;
  update: Handler;
}

const isNotFound = (error: unknown): boolean =>
  error instanceof Error && error.name === 'NotFoundError';

/** Strapi shows its message. */
const gone = () => new NotFoundError(reason('goneContact'));

/** Says of a contact that is gone what Strapi's answer of 404 does not say. */
const explained =
  (handler: Handler): Handler =>
  async (ctx) => {
    const { model } = ctx.params as { model?: string };
    if (model !== CONTACT_UID) return handler(ctx);
    try {
      await handler(ctx);
    } catch (error) {
      throw isNotFound(error) ? gone() : error;
    }
    if (ctx.status === NOT_FOUND) throw gone();
    return undefined;
  };

/**
 * Says why the form of a contact can neither be saved nor be read again, where Strapi says “Entity
 * not found” or “Not Found”.
 */
export function explainGoneContacts(strapi: Core.Strapi): void {
  strapi
    .get('controllers')
    .extend('plugin::content-manager.collection-types', (controller: FormsController) => ({
      ...controller,
      findOne: explained((ctx) => controller.findOne(ctx)),
      update: explained((ctx) => controller.update(ctx)),
    }));
}
