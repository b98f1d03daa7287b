import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { getService } from '../services';
import { answer } from './answer';

/** The route behind what S-360 shows of a contact beside its fields. */
const keptValues = ({ strapi }: { strapi: Core.Strapi }) => ({
  find: (ctx: Context) =>
    answer(ctx, getService(strapi, 'contactKeptValues').of(String(ctx.params.documentId))),
});

export default keptValues;
