import { loadsController } from './loads';

/** What answers the routes of this module, by the names under which Strapi knows it. */
export const bulkJobControllers = {
  loads: loadsController,
};
