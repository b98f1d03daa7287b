import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import type { GetAvailability, GetCatalogs, RefreshCatalog } from '../contracts/catalog';
import { reason } from '../contracts/reasons';
import { getService } from '../services';
import { NotFoundError } from '../services/errors';
import { validated } from './validated';

const MOST_PERFORMANCES = 100;

const code = z.string().min(1).max(64);
const availabilityQuery = z.object({
  performanceIds: z
    .string()
    .regex(/^\d{1,20}(,\d{1,20})*$/, 'performanceIds must be ids with commas between them')
    .transform((ids) => ids.split(','))
    .refine((ids) => ids.length <= MOST_PERFORMANCES, {
      message: `At most ${MOST_PERFORMANCES} performances can be asked for at once`,
    }),
});

/** What the institutions sell, and how many places are left. */
const catalog = ({ strapi }: { strapi: Core.Strapi }) => ({
  async findAll(ctx: Context): Promise<void> {
    const answer: GetCatalogs.Response = { data: await getService(strapi, 'catalogs').all() };
    ctx.body = answer;
  },

  /** The text is sent as it was stored: a browser that has the version is told so, without it. */
  async find(ctx: Context): Promise<void> {
    const institution = validated(code, ctx.params.code);
    const catalogs = getService(strapi, 'catalogs');
    const version = await catalogs.versionOf(institution);
    if (version === null) {
      throw new NotFoundError(reason('noCatalogYet', { institution }));
    }
    // Weak: a proxy may compress it.
    ctx.set('ETag', `W/"${version}"`);
    ctx.set('Cache-Control', 'private, no-cache');
    if (ctx.get('If-None-Match').includes(`"${version}"`)) {
      ctx.status = 304;
      return;
    }
    const inUse = await catalogs.textOf(institution);
    if (inUse === null) throw new NotFoundError(reason('noCatalogAnyMore', { institution }));
    ctx.set('ETag', `W/"${inUse.version}"`);
    ctx.type = 'application/json';
    ctx.body = `{"data":${inUse.text}}`;
  },

  async refresh(ctx: Context): Promise<void> {
    const institution = validated(code, ctx.params.code);
    const data = await getService(strapi, 'catalogs').want(institution);
    const answer: RefreshCatalog.Response = { data };
    ctx.body = answer;
  },

  async availability(ctx: Context): Promise<void> {
    const institution = validated(code, ctx.params.code);
    const { performanceIds } = validated(availabilityQuery, ctx.query);
    const data = await getService(strapi, 'catalogs').availability(institution, performanceIds);
    const answer: GetAvailability.Response = { data };
    ctx.body = answer;
  },
});

export default catalog;
