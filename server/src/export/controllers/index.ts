import { exportController } from './export';

/** The keys are the controllers' names in Strapi. */
export const exportControllers = {
  export: exportController,
};
