import type { Core } from '@strapi/strapi';
import { composeAlertMails, composeAlerts } from './compose/alerts';
import { composeAlarms } from './compose/alarms';
import { composeBookings } from './compose/bookings';
import { composeBulkJobs } from './compose/bulk-jobs';
import { composeContacts } from './compose/contacts';
import { composeContactStore } from './compose/contact-store';
import { composeIdentity, composeReplay } from './compose/identity';
import { composeInbox } from './compose/inbox';
import { composeInstitutions } from './compose/institutions';
import { composeOrders } from './compose/orders';
import { composeErasedKeys, composePrivacy } from './compose/privacy';
import { composeOverview } from './compose/overview';
import { composeMappingFiller } from './compose/mapping-filler';
import { composeRemapping } from './compose/remapping';
import { composeSending } from './compose/sending';
import { composeWorkers } from './compose/workers';
import { catalogModule } from '../catalog';
import { driftModule } from '../drift';
import { exportModule } from '../export';
import { metricsModule } from '../metrics';
import { contractCheckModule } from '../contract-check';
import { databaseTally } from '../overview';
import { segmentModule } from '../segments';
import { processOf } from './process';

/**
 * The composition root: creates every module once from plain arguments, in the order of their
 * dependencies, and subscribes modules to the events of others.
 */
function compose(strapi: Core.Strapi) {
  const process = processOf(strapi);
  const institutions = composeInstitutions(process);
  const catalog = catalogModule.create(process, institutions);
  const tally = databaseTally(process.database);
  const sending = composeSending(process, institutions, tally);
  const inbox = composeInbox(process, institutions, tally);
  const { erasedKeys, ...keys } = composeErasedKeys(process);
  const orders = composeOrders(process, institutions, sending, inbox, erasedKeys);
  const contactStore = composeContactStore(process, institutions, sending, orders, erasedKeys);
  const remapping = composeRemapping(process, institutions, sending, contactStore);
  const contacts = composeContacts(process, institutions, sending, inbox, contactStore, remapping);
  const replay = composeReplay(process, institutions, inbox, orders, contactStore);
  const identity = composeIdentity(process, institutions, inbox, contactStore, remapping, replay);
  const segments = segmentModule.create(process, institutions, sending);
  const drift = driftModule.create(process, institutions, sending);
  const exports = exportModule.create(process, institutions, contacts, segments);
  const metrics = metricsModule.create(process, institutions, institutions.configuration);
  const bookings = composeBookings(process, institutions, sending, catalog, contacts);
  const contractChecks = contractCheckModule.create(process, institutions, sending, catalog);
  const bulkJobs = composeBulkJobs(process, institutions, sending, contactStore);
  const privacy = composePrivacy(process, institutions, contactStore, { erasedKeys, ...keys });
  const alarms = composeAlarms(process, institutions, sending, inbox, orders, catalog);
  const alertMails = composeAlertMails(process, institutions);
  const built = {
    process,
    ...institutions,
    ...catalog,
    ...sending,
    tally,
    ...inbox,
    ...orders,
    contactStore,
    ...remapping,
    ...contacts,
    ...identity,
    ...segments,
    ...drift,
    ...bookings,
    ...contractChecks,
    bulkJobs,
    ...privacy,
    alarms,
    ...alertMails,
  };
  const overview = composeOverview(process, built, built);
  return {
    ...built,
    database: process.database,
    mappingFiller: composeMappingFiller(process, institutions, contactStore, contacts),
    workers: composeWorkers(process, built),
    ...overview,
    controllers: {
      ...institutions.controllers,
      ...catalog.controllers,
      ...contractChecks.controllers,
      ...segments.controllers,
      ...drift.controllers,
      ...exports.controllers,
      ...metrics.controllers,
    },
    alerts: composeAlerts(process, institutions, { ...overview, ...alertMails }),
  };
}

export type Modules = ReturnType<typeof compose>;

/** The modules are stored on their Strapi, so that they end with it. */
const MODULES = Symbol.for('strapi-plugin-s360.modules');

type WithModules = Core.Strapi & { [MODULES]?: Modules };

/** The modules of a Strapi; `null` if nothing has used them yet. */
export const madeModulesOf = (strapi: Core.Strapi): Modules | null =>
  (strapi as WithModules)[MODULES] ?? null;

/** The modules of a Strapi, created on first use, when its database exists. */
export function modulesOf(strapi: Core.Strapi): Modules {
  const kept: WithModules = strapi;
  kept[MODULES] ??= compose(strapi);
  return kept[MODULES];
}
