import { alertModels } from '../alerts';
import { bookingEvent } from '../bookings';
import { bulkJob } from '../bulk-jobs';
import { catalogModels } from '../catalog';
import { contactModels } from '../contacts';
import { driftCheck } from '../drift';
import { matchReview } from '../identity';
import { inboxModels } from '../inbox';
import { institutionModels } from '../institutions';
import { installation } from '../kernel/models/installation';
import { lease } from '../kernel/models/lease';
import { orderModels } from '../orders';
import { privacyModels } from '../privacy';
import { overviewModels } from '../overview';
import { fieldChanges } from '../remapping';
import { savedSegment } from '../segments';
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
  matchReview,
  ...orderModels,
  ...catalogModels,
  bookingEvent,
  savedSegment,
  bulkJob,
  fieldChanges,
  driftCheck,
  ...privacyModels,
  ...overviewModels,
  ...alertModels,
];
