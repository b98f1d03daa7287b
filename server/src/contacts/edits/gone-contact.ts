import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { CONTACT_UID } from '../../contracts/uids';
import { inEnglish, reason } from '../../contracts/reasons';

const NOT_FOUND = 404;

type Handler = (ctx: Context) => Promise<unknown>;

/** Strapi's controller behind the forms of the Content Manager. */
interface FormsController {
  findOne: Handler;
  update: Handler;
}

/** The contact behind a form was erased or deleted meanwhile; Strapi shows the message. */
class GoneContactError extends errors.NotFoundError {
  readonly status = NOT_FOUND;

  constructor() {
    super(inEnglish(reason('goneContact')));
  }
}

const isNotFound = (error: unknown): boolean =>
  error instanceof Error && error.name === 'NotFoundError';

/** Says of a contact that is gone what Strapi's answer of 404 does not say. */
const explained =
  (handler: Handler): Handler =>
  async (ctx) => {
    const { model } = ctx.params as { model?: string };
    if (model !== CONTACT_UID) return handler(ctx);
    try {
      await handler(ctx);
    } catch (error) {
      throw isNotFound(error) ? new GoneContactError() : error;
    }
    if (ctx.status === NOT_FOUND) throw new GoneContactError();
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
