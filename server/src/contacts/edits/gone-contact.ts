import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { CONTACT_UID } from '../../contracts/uids';
import { inEnglish, reason } from '../../contracts/reasons';

/** Strapi's controller behind the forms of the Content Manager. */
interface FormsController {
  update(ctx: Context): Promise<unknown>;
}

/** The contact behind a form was erased or deleted meanwhile; Strapi shows the message. */
class GoneContactError extends errors.NotFoundError {
  readonly status = 404;

  constructor() {
    super(inEnglish(reason('goneContact')));
  }
}

const isNotFound = (error: unknown): boolean =>
  error instanceof Error && error.name === 'NotFoundError';

/** Says why the form of a contact cannot be saved any more, where Strapi says “Entity not found”. */
export function explainGoneContacts(strapi: Core.Strapi): void {
  strapi
    .get('controllers')
    .extend('plugin::content-manager.collection-types', (controller: FormsController) => ({
      ...controller,
      async update(ctx: Context) {
        try {
          return await controller.update(ctx);
        } catch (error) {
          const { model } = ctx.params as { model?: string };
          throw model === CONTACT_UID && isNotFound(error) ? new GoneContactError() : error;
        }
      },
    }));
}
