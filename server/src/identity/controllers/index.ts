import { identityController } from './identity';

/** What answers the routes of this module, by the names under which Strapi knows it. */
export const identityControllers = {
  identity: identityController,
};
