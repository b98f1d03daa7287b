import { alertsController } from './alerts';

/** The controllers of this module, by the names under which Strapi registers them. */
export const alertControllers = {
  alerts: alertsController,
};
