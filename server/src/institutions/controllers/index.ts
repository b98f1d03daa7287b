import { contractChecksController } from './contract-checks';
import { timeZonesController } from './time-zones';

/** What answers the routes of this module, by the names under which Strapi knows it. */
export const institutionControllers = {
  contractChecks: contractChecksController,
  timeZones: timeZonesController,
};
