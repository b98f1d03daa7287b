import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import type { GetAvailability, GetCatalogs, RefreshCatalog } from '../../contracts/catalog';
import type { GetCatalogTerms } from '../../contracts/catalog-pages';
import { reason } from '../../contracts/reasons';
import { askedQuery } from '../../kernel/asked';
import { modulesOf } from '../../app/modules';
import { catalogTerms, performancePage, productPage } from '../pages';
import { NotFoundError } from '../../kernel/errors';
import { availabilityQuery, performancesQuery, productsQuery } from '../routes/requests';
import { validated } from '../../kernel/validated';

const code = z.string().min(1).max(64);

/** What the institutions sell, and how many places are left. */
const catalog = ({ strapi }: { strapi: Core.Strapi }) => {
  const lookupFor = (ctx: Context) =>
    modulesOf(strapi).catalogs.inUseOf(validated(code, ctx.params.code));
  return {
    async findAll(ctx: Context): Promise<void> {
      const answer: GetCatalogs.Response = { data: await modulesOf(strapi).catalogs.all() };
      ctx.body = answer;
    },

    /** The text is sent as it was stored: a browser that has the version is told so, without it. */
    async find(ctx: Context): Promise<void> {
      const institution = validated(code, ctx.params.code);
      const catalogs = modulesOf(strapi).catalogs;
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

    async terms(ctx: Context): Promise<void> {
      const answer: GetCatalogTerms.Response = { data: catalogTerms(await lookupFor(ctx)) };
      ctx.body = answer;
    },

    async products(ctx: Context): Promise<void> {
      const { page, pageSize, ...filter } = askedQuery(productsQuery, ctx);
      ctx.body = productPage(await lookupFor(ctx), filter, { page, pageSize });
    },

    async performances(ctx: Context): Promise<void> {
      const { page, pageSize, ...filter } = askedQuery(performancesQuery, ctx);
      ctx.body = performancePage(await lookupFor(ctx), filter, { page, pageSize });
    },

    async refresh(ctx: Context): Promise<void> {
      const institution = validated(code, ctx.params.code);
      const data = await modulesOf(strapi).catalogs.want(institution);
      const answer: RefreshCatalog.Response = { data };
      ctx.body = answer;
    },

    async availability(ctx: Context): Promise<void> {
      const institution = validated(code, ctx.params.code);
      const { performanceIds } = askedQuery(availabilityQuery, ctx);
      const catalogs = modulesOf(strapi).catalogs;
      const data = await catalogs.availability(institution, performanceIds.split(','));
      const answer: GetAvailability.Response = { data };
      ctx.body = answer;
    },
  };
};

export default catalog;
