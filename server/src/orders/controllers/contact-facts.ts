import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { modulesOf } from '../../app/modules';

/** The routes by which the facts of all contacts are computed anew. */
const contactFacts = ({ strapi }: { strapi: Core.Strapi }) => ({
  async rebuild(ctx: Context): Promise<void> {
    ctx.body = { data: await modulesOf(strapi).contactFacts.rebuild() };
  },
  async startRebuild(ctx: Context): Promise<void> {
    ctx.status = 202;
    ctx.body = { data: await modulesOf(strapi).contactFacts.startRebuild() };
  },
});

export default contactFacts;
