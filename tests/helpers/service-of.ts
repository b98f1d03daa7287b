import type { getService } from '../../server/src/services';

/** A service of the built plugin; each test file that loads the sources of all takes longer. */
export const serviceOf: typeof getService = (strapi, name) => strapi.plugin('s360').service(name);
