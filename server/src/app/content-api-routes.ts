import { refuseLostNames } from '../kernel/asked';
import { questionsSchema } from '../segments/language';
import { bookingRoutes } from '../bookings/routes/content-api';
import { catalogRoutes } from '../catalog/routes/content-api';

/**
 * What tokens and users may read, and book, by Strapi's own permissions. How many there are is told by
 * `meta.pagination.total`. A document id is told by its form: the rest of `/contacts/…` are the
 * addresses that S-360 calls.
 */
export default {
  type: 'content-api',
  routes: [
    {
      method: 'GET',
      path: '/contacts',
      handler: 'contact.find',
      request: { query: { questions: questionsSchema.optional() } },
    },
    { method: 'GET', path: '/contacts/:id([a-z][a-z0-9]{23})', handler: 'contact.findOne' },
    ...bookingRoutes,
    ...catalogRoutes,
  ].map((route) => ({ ...route, config: { middlewares: [refuseLostNames] } })),
};
