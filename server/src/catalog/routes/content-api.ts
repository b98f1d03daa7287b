import { z } from '@strapi/utils';
import { availabilityQuery, performancesQuery, productsQuery } from './requests';
import {
  availabilityAnswer,
  performancesAnswer,
  productsAnswer,
  statusAnswer,
  statusesAnswer,
  termsAnswer,
} from './answers';

const INSTITUTION = '/institutions/:code';

const reads = (path: string, handler: string, response: z.ZodType, query: z.ZodRawShape = {}) => ({
  method: 'GET' as const,
  path,
  handler,
  request: { query, ...(path.startsWith(INSTITUTION) && { params: { code: z.string() } }) },
  response,
});

/**
 * What can be booked, by the Content API: in pages, where the admin panel reads a catalog whole. Places
 * left are those of the admin panel, asked for at most once a minute for everybody; a new catalog is
 * fetched at most once in ten.
 */
export const catalogRoutes = [
  reads('/catalogs', 'catalog.findAll', statusesAnswer),
  reads(`${INSTITUTION}/catalog`, 'catalog.terms', termsAnswer),
  {
    method: 'POST' as const,
    path: `${INSTITUTION}/catalog/refresh`,
    handler: 'catalog.refresh',
    request: { params: { code: z.string() } },
    response: statusAnswer,
  },
  reads(`${INSTITUTION}/catalog/products`, 'catalog.products', productsAnswer, productsQuery.shape),
  reads(
    `${INSTITUTION}/catalog/performances`,
    'catalog.performances',
    performancesAnswer,
    performancesQuery.shape,
  ),
  reads(
    `${INSTITUTION}/availability`,
    'catalog.availability',
    availabilityAnswer,
    availabilityQuery.shape,
  ),
];
