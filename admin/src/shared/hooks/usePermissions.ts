import { useRBAC } from '@strapi/strapi/admin';
import { CONTACT_UID, PERMISSION_ACTIONS } from '../../../../server/src/contracts';

const STEERING = [{ action: PERMISSION_ACTIONS.steerSync, subject: null }];
const STARTING = [{ action: PERMISSION_ACTIONS.startSending, subject: null }];
const BULK_JOBS = [{ action: PERMISSION_ACTIONS.runBulkJobs, subject: null }];
const QUESTIONS = [{ action: PERMISSION_ACTIONS.useSegments, subject: null }];
const MATCHES = [{ action: PERMISSION_ACTIONS.decideMatches, subject: null }];

const EXPORTS = [{ action: PERMISSION_ACTIONS.exportLists, subject: null }];

const EXCHANGES = [{ action: PERMISSION_ACTIONS.exchangeNow, subject: null }];

/** Whether the person may have single contacts and orders sent and read. */
export const useMayExchange = (): boolean => useRBAC(EXCHANGES).allowedActions.canExchange === true;

/** Whether the person may take lists out of Strapi as files. */
export const useMayExportLists = (): boolean => useRBAC(EXPORTS).allowedActions.canExport === true;

/** Whether the person may pause and resume institutions and have failures tried again. */
export const useMaySteer = (): boolean => useRBAC(STEERING).allowedActions.canSteer === true;

/** Whether the person may start sending to an institution, and restore what S-360 lost. */
export const useMayStartSending = (): boolean => useRBAC(STARTING).allowedActions.canStart === true;

/** Whether the person may start, approve, steer and undo bulk jobs. */
export const useMayRunBulkJobs = (): boolean => useRBAC(BULK_JOBS).allowedActions.canRun === true;

/** Whether the person may say who is who, and merge contacts. */
export const useMayDecideMatches = (): boolean =>
  useRBAC(MATCHES).allowedActions.canDecide === true;

/** Whether the person may ask the contact list about orders and consents. */
export const useMayUseSegments = (): boolean =>
  useRBAC(QUESTIONS).allowedActions.canUseSegments === true;

const COMPOSING = [{ action: PERMISSION_ACTIONS.composeBookings, subject: null }];
const SUBMITTING = [{ action: PERMISSION_ACTIONS.submitBookings, subject: null }];
const NEW_CONTACTS = [{ action: 'plugin::content-manager.explorer.create', subject: CONTACT_UID }];

/** Whether the person may compose bookings, and have the catalog for them read again. */
export const useMayComposeBookings = (): boolean =>
  useRBAC(COMPOSING).allowedActions.canCompose === true;

/** Whether the person may have bookings created in S-360. */
export const useMaySubmit = (): boolean => useRBAC(SUBMITTING).allowedActions.canSubmit === true;

/** Whether the person may create contacts, as the Content Manager has it. */
export const useMayCreateContacts = (): boolean =>
  useRBAC(NEW_CONTACTS).allowedActions.canCreate === true;

const CHECKS = [{ action: PERMISSION_ACTIONS.checkContract, subject: null }];
const CHECKS_BY_WRITING = [{ action: PERMISSION_ACTIONS.checkContractByWriting, subject: null }];

/** Whether the person may check S-360 by reading, and see what checks found. */
export const useMayCheckContract = (): boolean => useRBAC(CHECKS).allowedActions.canCheck === true;

/** Whether the person may let such a check write. */
export const useMayCheckByWriting = (): boolean =>
  useRBAC(CHECKS_BY_WRITING).allowedActions.canWrite === true;
