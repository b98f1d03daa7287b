import { metricsController } from './metrics';

/** The controllers of this module, by the names that Strapi knows them by. */
export const metricsControllers = { metrics: metricsController };
