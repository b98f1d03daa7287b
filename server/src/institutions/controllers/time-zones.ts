import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { modulesOf } from '../../app/modules';

/** The route by which lists learn in which time zones their performances are told. */
const timeZones = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context): Promise<void> {
    ctx.body = { data: await modulesOf(strapi).venueTimeZones.all() };
  },
});

export default timeZones;
