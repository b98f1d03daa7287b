import { erasureController } from './erasures';
import { inactiveContactController } from './inactive-contacts';
import { personalDataController } from './personal-data';

/** The controllers of this module, by the names under which Strapi registers them. */
export const privacyControllers = {
  erasures: erasureController,
  'inactive-contacts': inactiveContactController,
  'personal-data': personalDataController,
};
