import { lease } from '../kernel/models/lease';
import { installation } from '../kernel/models/installation';
import type { ModuleParts } from '../kernel/module-parts';
import { institutionModule } from '../institutions';
import { sendingModule } from '../sending';
import { inboxModule } from '../inbox';
import { contactModule } from '../contacts';
import { identityModule } from '../identity';
import { orderModule } from '../orders';
import { catalogModule } from '../catalog';
import { bookingModule } from '../bookings';
import { contractCheckModule } from '../contract-check';
import { segmentModule } from '../segments';
import { bulkJobModule } from '../bulk-jobs';
import { remappingModule } from '../remapping';
import { driftModule } from '../drift';
import { exportModule } from '../export';
import { privacyModule } from '../privacy';
import { overviewModule } from '../overview';
import { alertModule } from '../alerts';
import { healthModule } from '../health';
import { metricsModule } from '../metrics';

/** The modules, each before those that use it. */
export const MODULES: readonly ModuleParts[] = [
  institutionModule,
  sendingModule,
  inboxModule,
  contactModule,
  identityModule,
  orderModule,
  catalogModule,
  bookingModule,
  contractCheckModule,
  segmentModule,
  bulkJobModule,
  remappingModule,
  driftModule,
  exportModule,
  privacyModule,
  overviewModule,
  alertModule,
  healthModule,
  metricsModule,
];

/** The content types of all modules. */
export const contentTypes = Object.assign(
  {},
  ...MODULES.map((module) => module.contentTypes),
) as NonNullable<ModuleParts['contentTypes']>;

/** The internal tables of all modules. */
export const models = [lease, installation, ...MODULES.flatMap(({ models: own = [] }) => own)];

/** The internal tables whose rows move to another Strapi. */
export const CARRIED_TABLES: readonly string[] = models.flatMap(({ transfer, uid }) =>
  transfer === 'carried' ? [uid] : [],
);

/** The routes of all modules. */
export const definedRoutes = MODULES.flatMap(({ routes = [] }) => routes);
