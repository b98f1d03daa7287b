import type { Core } from '@strapi/strapi';
import { alertControllers } from '../alerts';
import { bookingControllers, mayFollowByStrapi } from '../bookings';
import { bulkJobControllers } from '../bulk-jobs';
import { catalogControllers } from '../catalog';
import { contactControllers } from '../contacts';
import { CONTACT_UID } from '../contracts/uids';
import { driftControllers } from '../drift';
import { exportControllers } from '../export';
import { healthControllers } from '../health';
import { metricsControllers } from '../metrics';
import { identityControllers } from '../identity';
import { inboxControllers } from '../inbox';
import { institutionControllers } from '../institutions';
import {
  contentManagerPermissions,
  permittedEntries,
} from '../kernel/http/content-manager-permissions';
import { orderControllers } from '../orders';
import { privacyControllers } from '../privacy';
import { overviewControllers } from '../overview';
import { remappingControllers } from '../remapping';
import { segmentControllers } from '../segments';
import { sendingControllers } from '../sending';
import { modulesOf } from './modules';
import { workersOf } from './workers';

export const portsOf = (strapi: Core.Strapi) => {
  const modules = modulesOf(strapi);
  const { author, log, namesOf, tracing } = modules.process;
  return {
    ...modules,
    strapi,
    author,
    log,
    namesOf,
    tracing,
    webhookMaxBytes: modules.configuration.webhookMaxBytes,
    permissions: contentManagerPermissions(strapi),
    permittedEntries: permittedEntries(strapi),
    mayFollow: mayFollowByStrapi(strapi),
    stateOfWorkers: () => workersOf(strapi).state(),
    contactFields: () => Object.keys(strapi.contentType(CONTACT_UID).attributes),
  };
};

export type Ports = ReturnType<typeof portsOf>;

/**
 * Converts controllers to Strapi's form. Strapi creates each one when it sets up the routes, and
 * the database exists by then.
 */
const forStrapi = (controllers: Readonly<Record<string, (ports: Ports) => unknown>>) =>
  Object.fromEntries(
    Object.entries(controllers).map(([name, controller]) => [
      name,
      ({ strapi }: { strapi: Core.Strapi }) => controller(portsOf(strapi)),
    ]),
  );

/** The controllers of all modules, by the names under which Strapi knows them. */
export const controllers = forStrapi({
  ...institutionControllers,
  ...sendingControllers,
  ...inboxControllers,
  ...contactControllers,
  ...identityControllers,
  ...orderControllers,
  ...catalogControllers,
  ...bookingControllers,
  ...segmentControllers,
  ...bulkJobControllers,
  ...remappingControllers,
  ...driftControllers,
  ...exportControllers,
  ...privacyControllers,
  ...overviewControllers,
  ...alertControllers,
  ...healthControllers,
  ...metricsControllers,
});
