import { healthController } from './health';

/** The controllers of this module, by the names that Strapi knows them by. */
export const healthControllers = { health: healthController };
