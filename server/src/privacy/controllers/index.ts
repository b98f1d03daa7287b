import { erasureController } from './erasures';
import { personalDataController } from './personal-data';

/** The controllers of this module, by the names under which Strapi registers them. */
export const privacyControllers = {
  erasures: erasureController,
  'personal-data': personalDataController,
};
