import { catalogController } from './catalog';

/** The controllers of this module, by the names under which Strapi registers them. */
export const catalogControllers = {
  catalog: catalogController,
};
