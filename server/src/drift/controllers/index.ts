import { driftChecksController } from './drift-checks';

/** The controllers of this module, by the names under which Strapi registers them. */
export const driftControllers = {
  driftChecks: driftChecksController,
};
