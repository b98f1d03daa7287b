import { driftChecksController } from './drift-checks';

export const driftControllers = {
  driftChecks: driftChecksController,
};
