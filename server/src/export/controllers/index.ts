import { exportController } from './export';

/** What answers the routes of this module, by the names under which Strapi knows it. */
export const exportControllers = {
  export: exportController,
};
