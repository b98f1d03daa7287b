import { reason } from '../../contracts/reasons';
import { NotFoundError } from '../../kernel/errors';
import { controllerOf } from '../../kernel/http/controller';
import { isInScope } from '../../kernel/http/institution-scope';
import type { Catalogs } from '../catalogs';
import { catalogTerms, performancePage, productPage } from '../pages';
import { catalogRoutes } from '../routes';

export const catalogController = ({ catalogs }: { catalogs: Catalogs }) =>
  controllerOf(catalogRoutes, {
    findAll: async ({ scope }) => ({
      data: (await catalogs.all()).filter(({ institution }) => isInScope(scope, institution.code)),
    }),

    /** Sends the text as it is stored; a browser that has this version gets a 304 without it. */
    async find({ params: { code: institution } }, ctx) {
      const version = await catalogs.versionOf(institution);
      if (version === null) throw new NotFoundError(reason('noCatalogYet', { institution }));
      // A weak ETag, because a proxy may compress the body.
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

    terms: async ({ params }) => ({ data: catalogTerms(await catalogs.inUseOf(params.code)) }),

    products: async ({ params, query: { page, pageSize, ...filter } }) =>
      productPage(await catalogs.inUseOf(params.code), filter, { page, pageSize }),

    performances: async ({ params, query: { page, pageSize, ...filter } }) =>
      performancePage(await catalogs.inUseOf(params.code), filter, { page, pageSize }),

    refresh: async ({ params }) => ({ data: await catalogs.want(params.code) }),

    availability: async ({ params, query: { performanceIds } }) => ({
      data: await catalogs.availability(params.code, performanceIds.split(',')),
    }),
  });
