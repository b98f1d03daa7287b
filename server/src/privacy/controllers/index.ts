import { erasureController } from './erasures';
import { inactiveContactController } from './inactive-contacts';
import { personalDataController } from './personal-data';

export const privacyControllers = {
  erasures: erasureController,
  'inactive-contacts': inactiveContactController,
  'personal-data': personalDataController,
};
