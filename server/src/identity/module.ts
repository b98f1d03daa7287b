import { matchReview } from './models/match-review';
import { identityPersonalData } from './personal-data';
import { identityRoutes } from './routes';

export const identityModule = {
  models: [matchReview],
  routes: [identityRoutes],
  personalData: identityPersonalData,
};
