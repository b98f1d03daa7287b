import { useRBAC } from '@strapi/strapi/admin';
import {
  CONTACT_UID,
  ORDER_LINE_UID,
  ORDER_UID,
  PERMISSION_ACTIONS,
} from '../../../../server/src/contracts';

const STEERING = [{ action: PERMISSION_ACTIONS.steerSync, subject: null }];
const STARTING = [{ action: PERMISSION_ACTIONS.startSending, subject: null }];
const BULK_JOBS = [{ action: PERMISSION_ACTIONS.runBulkJobs, subject: null }];
const SEGMENTS = [{ action: PERMISSION_ACTIONS.useSegments, subject: null }];
const MATCHES = [{ action: PERMISSION_ACTIONS.decideMatches, subject: null }];

const EXPORTS = [{ action: PERMISSION_ACTIONS.exportLists, subject: null }];

const EXCHANGES = [{ action: PERMISSION_ACTIONS.exchangeNow, subject: null }];

const SYNC = [{ action: PERMISSION_ACTIONS.readSync, subject: null }];
const BOOKINGS = [{ action: PERMISSION_ACTIONS.readBookings, subject: null }];
const CONSENTS = [{ action: PERMISSION_ACTIONS.editConsents, subject: null }];
const CONFLICTS = [{ action: PERMISSION_ACTIONS.decideConflicts, subject: null }];

/** Whether the user may see contacts' sync, purchases, consents and history. */
export const useMayReadSync = (): boolean => useRBAC(SYNC).allowedActions.canRead === true;

const READ = 'plugin::content-manager.explorer.read';
const ORDERS = [{ action: READ, subject: ORDER_UID }];
const ORDER_LINES = [{ action: READ, subject: ORDER_LINE_UID }];
const OVERVIEW = [{ action: PERMISSION_ACTIONS.readOverview, subject: null }];

/** Whether the user may open the pages of orders. */
export function useMayOpenOrders(): boolean {
  const mayReadOrders = useRBAC(ORDERS).allowedActions.canRead === true;
  return useMayReadSync() && mayReadOrders;
}

/** Whether the user may open the pages of order lines. */
export function useMayOpenOrderLines(): boolean {
  const mayReadLines = useRBAC(ORDER_LINES).allowedActions.canRead === true;
  return useMayReadSync() && mayReadLines;
}

/** Whether the user may see the S-360 page with its activity. */
export const useMayReadOverview = (): boolean => useRBAC(OVERVIEW).allowedActions.canRead === true;

/** Whether the user may see bookings. */
export const useMayReadBookings = (): boolean => useRBAC(BOOKINGS).allowedActions.canRead === true;

/** Whether the user may change contacts' consents. */
export const useMayEditConsents = (): boolean => useRBAC(CONSENTS).allowedActions.canEdit === true;

/** Whether the user may decide conflicts, and reverse decisions. */
export const useMayDecideConflicts = (): boolean =>
  useRBAC(CONFLICTS).allowedActions.canDecide === true;

/** Whether the user may push and pull single contacts and orders. */
export const useMayExchange = (): boolean => useRBAC(EXCHANGES).allowedActions.canExchange === true;

export const useMayExportLists = (): boolean => useRBAC(EXPORTS).allowedActions.canExport === true;

/** Whether the user may pause and resume institutions, and retry failures. */
export const useMaySteer = (): boolean => useRBAC(STEERING).allowedActions.canSteer === true;

/** Whether the user may start sending to an institution, and restore what S-360 lost. */
export const useMayStartSending = (): boolean => useRBAC(STARTING).allowedActions.canStart === true;

/** Whether the user may start, approve, steer and undo bulk jobs. */
export const useMayRunBulkJobs = (): boolean => useRBAC(BULK_JOBS).allowedActions.canRun === true;

const REPLAYS = [{ action: PERMISSION_ACTIONS.replayItems, subject: null }];
const PAYLOADS = [{ action: PERMISSION_ACTIONS.readPayloads, subject: null }];

/** Whether the user may have deliveries and items processed again. */
export const useMayReplay = (): boolean => useRBAC(REPLAYS).allowedActions.canReplay === true;

/** Whether the user may see the personal data in deliveries and calls. */
export const useMaySeePayloads = (): boolean => useRBAC(PAYLOADS).allowedActions.canRead === true;

/** Whether the user may decide match reviews, and merge contacts. */
export const useMayDecideMatches = (): boolean =>
  useRBAC(MATCHES).allowedActions.canDecide === true;

/** Whether the user may filter the contact list by orders and consents. */
export const useMayUseSegments = (): boolean => useRBAC(SEGMENTS).allowedActions.canUse === true;

const SHARING = [{ action: PERMISSION_ACTIONS.shareSegments, subject: null }];

/** Whether the user may share segments, and change shared ones. */
export const useMayShareSegments = (): boolean => useRBAC(SHARING).allowedActions.canShare === true;

const COMPOSING = [{ action: PERMISSION_ACTIONS.composeBookings, subject: null }];
const SUBMITTING = [{ action: PERMISSION_ACTIONS.submitBookings, subject: null }];
const NEW_CONTACTS = [{ action: 'plugin::content-manager.explorer.create', subject: CONTACT_UID }];

/** Whether the user may compose bookings, and refresh the catalog for them. */
export const useMayComposeBookings = (): boolean =>
  useRBAC(COMPOSING).allowedActions.canCompose === true;

/** Whether the user may submit bookings to S-360. */
export const useMaySubmit = (): boolean => useRBAC(SUBMITTING).allowedActions.canSubmit === true;

/** Whether the user may create contacts, according to the Content Manager. */
export const useMayCreateContacts = (): boolean =>
  useRBAC(NEW_CONTACTS).allowedActions.canCreate === true;

const CHECKS = [{ action: PERMISSION_ACTIONS.checkContract, subject: null }];
const CHECKS_BY_WRITING = [{ action: PERMISSION_ACTIONS.checkContractByWriting, subject: null }];

/** Whether the user may run reading checks of S-360, and see the results. */
export const useMayCheckContract = (): boolean => useRBAC(CHECKS).allowedActions.canCheck === true;

export const useMayCheckByWriting = (): boolean =>
  useRBAC(CHECKS_BY_WRITING).allowedActions.canWrite === true;

const MANAGING = [{ action: PERMISSION_ACTIONS.manageInstitutions, subject: null }];

/** Whether the user may change the settings of institutions. */
export const useMayManageInstitutions = (): boolean =>
  useRBAC(MANAGING).allowedActions.canManage === true;
