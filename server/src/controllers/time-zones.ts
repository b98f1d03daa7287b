import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { getService } from '../services';

/** The route by which lists learn in which time zones their performances are told. */
const timeZones = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context): Promise<void> {
    ctx.body = { data: await getService(strapi, 'venueTimeZones').all() };
  },
});

export default timeZones;
