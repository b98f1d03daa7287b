import { driftChecksController } from './drift-checks';

/** What answers the routes of this module, by the names under which Strapi knows it. */
export const driftControllers = {
  driftChecks: driftChecksController,
};
