import { alertModels } from '../alerts';
import { bookingModels } from '../bookings';
import { bulkJobModels } from '../bulk-jobs';
import { catalogModels } from '../catalog';
import { contactModels } from '../contacts';
import { driftModels } from '../drift';
import { identityModels } from '../identity';
import { inboxModels } from '../inbox';
import { institutionModels } from '../institutions';
import { installation } from '../kernel/models/installation';
import { lease } from '../kernel/models/lease';
import { orderModels } from '../orders';
import { privacyModels } from '../privacy';
import { overviewModels } from '../overview';
import { fieldChanges } from '../remapping';
import { segmentModels } from '../segments';
import { sendingModels } from '../sending';

/**
 * The internal tables of all modules. They are not content: they have no documents, screens or
 * Content API. Strapi's data transfer leaves them out, so work in progress never moves to another
 * system.
 */
export const models = [
  lease,
  installation,
  ...institutionModels,
  ...sendingModels,
  ...inboxModels,
  ...contactModels,
  ...identityModels,
  ...orderModels,
  ...catalogModels,
  ...bookingModels,
  ...segmentModels,
  ...bulkJobModels,
  fieldChanges,
  ...driftModels,
  ...privacyModels,
  ...overviewModels,
  ...alertModels,
];
