import { bookingModels } from '../bookings';
import { bulkJobModels } from '../bulk-jobs';
import { catalogModels } from '../catalog';
import { contactModels } from '../contacts';
import { driftModels } from '../drift';
import { identityModels } from '../identity';
import { inboxModels } from '../inbox';
import { contractCheck } from '../institutions';
import { lease } from '../kernel/models/lease';
import { orderModels } from '../orders';
import { sendingModels } from '../sending';

/**
 * Internal tables of all modules. They are no content: no documents, no screens, no Content API, and
 * Strapi's data transfer leaves them out, so that work under way never travels to another system.
 */
export const models = [
  lease,
  contractCheck,
  ...sendingModels,
  ...inboxModels,
  ...contactModels,
  ...identityModels,
  ...orderModels,
  ...catalogModels,
  ...bookingModels,
  ...bulkJobModels,
  ...driftModels,
];
