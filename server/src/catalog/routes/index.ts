import { z } from '@strapi/utils';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { routesOf } from '../../kernel/http/routes';
import {
  availabilityAnswer,
  performancesAnswer,
  productsAnswer,
  statusAnswer,
  statusesAnswer,
  termsAnswer,
} from './answers';
import { availabilityQuery, performancesQuery, productsQuery } from './requests';

const { composeBookings, readBookings } = PERMISSION_ACTIONS;

const CATALOG = '/institutions/:code/catalog';

const ofInstitution = { code: z.string().min(1).max(64) };

/**
 * What can be booked: in pages by the Content API, where the admin panel reads a catalog whole. Places
 * left are asked for at most once a minute for everybody; a new catalog is fetched at most once in ten.
 */
export const soldRoutes = routesOf('catalog', {
  findAll: {
    method: 'GET',
    path: '/catalogs',
    permission: readBookings,
    contentApi: true,
    response: statusesAnswer,
  },
  /** The text as it was stored, which the handler sends itself. */
  find: { method: 'GET', path: CATALOG, permission: readBookings, params: ofInstitution },
  terms: {
    method: 'GET',
    path: CATALOG,
    contentApi: true,
    params: ofInstitution,
    response: termsAnswer,
  },
  refresh: {
    method: 'POST',
    path: `${CATALOG}/refresh`,
    permission: composeBookings,
    contentApi: true,
    params: ofInstitution,
    response: statusAnswer,
  },
  products: {
    method: 'GET',
    path: `${CATALOG}/products`,
    contentApi: true,
    params: ofInstitution,
    query: productsQuery,
    response: productsAnswer,
  },
  performances: {
    method: 'GET',
    path: `${CATALOG}/performances`,
    contentApi: true,
    params: ofInstitution,
    query: performancesQuery,
    response: performancesAnswer,
  },
  availability: {
    method: 'GET',
    path: '/institutions/:code/availability',
    permission: readBookings,
    contentApi: true,
    params: ofInstitution,
    query: availabilityQuery,
    response: availabilityAnswer,
  },
});

/** The routes of the catalog. */
export const catalogRoutes = [soldRoutes];
