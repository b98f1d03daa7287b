import { mappingController } from './mapping';

/** The controllers of this module, by the names under which Strapi registers them. */
export const remappingControllers = {
  mapping: mappingController,
};
