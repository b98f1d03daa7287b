import type { Core } from '@strapi/strapi';
import { alertsController } from '../alerts';
import { bookingControllers, mayFollowByStrapi } from '../bookings';
import { bulkJobsController } from '../bulk-jobs';
import { contactControllers } from '../contacts';
import { CONTACT_UID } from '../contracts/uids';
import { healthController } from '../health';
import { identityController } from '../identity';
import { inboxControllers } from '../inbox';
import {
  contentManagerPermissions,
  permittedEntries,
} from '../kernel/http/content-manager-permissions';
import { orderControllers } from '../orders';
import { privacyControllers } from '../privacy';
import { overviewControllers } from '../overview';
import { mappingController } from '../remapping';
import { callBudgetController } from '../sending';
import { definedRoutes } from './module-parts';
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

const madeController = (strapi: Core.Strapi, name: string): unknown =>
  new Map<string, unknown>(Object.entries(modulesOf(strapi).controllers)).get(name);

/** The controllers of all modules, by the names under which Strapi knows them. */
export const controllers = {
  ...Object.fromEntries(
    definedRoutes.map(({ controller }) => [
      controller,
      ({ strapi }: { strapi: Core.Strapi }) => madeController(strapi, controller),
    ]),
  ),
  ...forStrapi({
    callBudget: callBudgetController,
    ...inboxControllers,
    ...contactControllers,
    identity: identityController,
    ...orderControllers,
    ...bookingControllers,
    bulkJobs: bulkJobsController,
    mapping: mappingController,
    ...privacyControllers,
    ...overviewControllers,
    alerts: alertsController,
    health: healthController,
  }),
};
