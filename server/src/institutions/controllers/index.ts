import { contractChecksController } from './contract-checks';
import { institutionSettingsController } from './institution-settings';
import { venuesController } from './venues';

/** The controllers of this module, by the names that Strapi knows them by. */
export const institutionControllers = {
  contractChecks: contractChecksController,
  institutionSettings: institutionSettingsController,
  venues: venuesController,
};
