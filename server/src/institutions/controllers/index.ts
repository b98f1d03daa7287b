import { contractChecksController } from './contract-checks';
import { institutionSettingsController } from './institution-settings';
import { venuesController } from './venues';

export const institutionControllers = {
  contractChecks: contractChecksController,
  institutionSettings: institutionSettingsController,
  venues: venuesController,
};
