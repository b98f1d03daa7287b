import { z } from '@strapi/utils';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { routesOf } from '../kernel/http/routes';
import * as schemas from '../contracts/schemas/catalog';

const { composeBookings, readBookings } = PERMISSION_ACTIONS;

const CATALOG = '/institutions/:code/catalog';

const ofInstitution = { code: z.string().min(1).max(64) };

/**
 * What can be booked. The Content API serves it in pages; the admin panel reads a catalog whole.
 * Places left are read at most once a minute for all callers, a new catalog at most once in ten
 * minutes.
 */
export const catalogRoutes = routesOf('catalog', {
  findAll: {
    method: 'GET',
    path: '/catalogs',
    permission: readBookings,
    contentApi: true,
    response: schemas.catalogStatusesAnswer,
  },
  /** Without a response schema, because the handler sends the stored text itself. */
  find: { method: 'GET', path: CATALOG, permission: readBookings, params: ofInstitution },
  terms: {
    method: 'GET',
    path: CATALOG,
    contentApi: true,
    params: ofInstitution,
    response: schemas.catalogTermsAnswer,
  },
  refresh: {
    method: 'POST',
    path: `${CATALOG}/refresh`,
    permission: composeBookings,
    contentApi: true,
    params: ofInstitution,
    response: schemas.catalogStatusAnswer,
  },
  products: {
    method: 'GET',
    path: `${CATALOG}/products`,
    contentApi: true,
    params: ofInstitution,
    query: schemas.productsQuery,
    response: schemas.productsAnswer,
  },
  performances: {
    method: 'GET',
    path: `${CATALOG}/performances`,
    contentApi: true,
    params: ofInstitution,
    query: schemas.performancesQuery,
    response: schemas.performancesAnswer,
  },
  availability: {
    method: 'GET',
    path: '/institutions/:code/availability',
    permission: readBookings,
    contentApi: true,
    params: ofInstitution,
    query: schemas.availabilityQuery,
    response: schemas.availabilityAnswer,
  },
});
