import { catalogController } from './catalog';

/** What answers the routes of this module, by the names under which Strapi knows it. */
export const catalogControllers = {
  catalog: catalogController,
};
