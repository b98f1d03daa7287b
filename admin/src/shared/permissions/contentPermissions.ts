import { useRBAC } from '@strapi/strapi/admin';
import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../../../../server/src/contracts/uids';
import { useAllowed } from './useAllowed';

const READ = 'plugin::content-manager.explorer.read';
const ORDERS = [{ action: READ, subject: ORDER_UID }];
const ORDER_LINES = [{ action: READ, subject: ORDER_LINE_UID }];
const NEW_CONTACTS = [{ action: 'plugin::content-manager.explorer.create', subject: CONTACT_UID }];

export function useMayOpenOrdersOf(institution: string): boolean {
  const mayReadOrders = useRBAC(ORDERS).allowedActions.canRead === true;
  return useAllowed('readSync').at(institution) && mayReadOrders;
}

export function useMayOpenOrderLinesOf(institution: string): boolean {
  const mayReadLines = useRBAC(ORDER_LINES).allowedActions.canRead === true;
  return useAllowed('readSync').at(institution) && mayReadLines;
}

/** Whether the user may create contacts, according to the Content Manager. */
export const useMayCreateContacts = (): boolean =>
  useRBAC(NEW_CONTACTS).allowedActions.canCreate === true;
