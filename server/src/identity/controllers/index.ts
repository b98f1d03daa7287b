import { identityController } from './identity';

/** The controllers of this module, by the names under which Strapi registers them. */
export const identityControllers = {
  identity: identityController,
};
