import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { modulesOf } from '../../app/modules';
import { answer } from '../../kernel/http/answer';

/** The route behind what S-360 shows of a contact beside its fields. */
const keptValues = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: (ctx: Context) =>
    answer(ctx, modulesOf(strapi).contactKeptValues.of(String(ctx.params.documentId))),
});

export default keptValues;
