import { mappingController } from './mapping';

/** What answers the routes of this module, by the names under which Strapi knows it. */
export const remappingControllers = {
  mapping: mappingController,
};
