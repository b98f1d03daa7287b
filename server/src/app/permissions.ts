import type { Core } from '@strapi/strapi';
import { PERMISSION_ACTIONS, type PermissionAction } from '../contracts/permissions';
import { PLUGIN_ID } from '../contracts/uids';

/** The names and groups of the permissions under Roles, in display order. */
export const PERMISSIONS = {
  [PERMISSION_ACTIONS.readSync]: ['See the sync of contacts', 'contacts'],
  [PERMISSION_ACTIONS.readKeptValues]: [
    'See what S-360 shows beside the fields of a contact',
    'contacts',
  ],
  [PERMISSION_ACTIONS.exchangeNow]: ['Send and read now, decide unconfirmed creations', 'contacts'],
  [PERMISSION_ACTIONS.readOverview]: ['See the S-360 page with its activity', 'overview'],
  [PERMISSION_ACTIONS.readPayloads]: ['See personal data in deliveries and calls', 'overview'],
  [PERMISSION_ACTIONS.readSales]: ['See sales per day', 'overview'],
  [PERMISSION_ACTIONS.replayItems]: [
    'Process deliveries and items again, dismiss items',
    'overview',
  ],
  [PERMISSION_ACTIONS.editConsents]: ['Change consents', 'contacts'],
  [PERMISSION_ACTIONS.decideConflicts]: ['Decide conflicts', 'contacts'],
  [PERMISSION_ACTIONS.decideMatches]: ['Decide matches and merge contacts', 'contacts'],
  [PERMISSION_ACTIONS.useSegments]: ['Find contacts by orders and consents', 'contacts'],
  [PERMISSION_ACTIONS.shareSegments]: ['Share segments, change shared ones', 'contacts'],
  [PERMISSION_ACTIONS.runBulkJobs]: ['Run, approve and undo bulk jobs', 'overview'],
  [PERMISSION_ACTIONS.exportLists]: ['Export lists of contacts and orders', 'overview'],
  [PERMISSION_ACTIONS.steerSync]: ['Retry, pause, resume and check the sync', 'overview'],
  [PERMISSION_ACTIONS.startSending]: ['Start sending, restore what S-360 lost', 'overview'],
  [PERMISSION_ACTIONS.manageInstitutions]: ['Set up institutions, with their secrets', 'overview'],
  [PERMISSION_ACTIONS.checkContract]: ['Check S-360 by reading', 'overview'],
  [PERMISSION_ACTIONS.checkContractByWriting]: ['Check S-360 by writing', 'overview'],
  [PERMISSION_ACTIONS.readBookings]: ['See bookings and the catalog', 'bookings'],
  [PERMISSION_ACTIONS.composeBookings]: ['Compose bookings', 'bookings'],
  [PERMISSION_ACTIONS.submitBookings]: ['Submit and close bookings', 'bookings'],
  [PERMISSION_ACTIONS.releaseBookings]: ['Release and sell reservations', 'bookings'],
} as const satisfies Record<
  PermissionAction,
  readonly [displayName: string, subCategory: 'bookings' | 'contacts' | 'overview']
>;

const uidOf = (action: string): string => action.slice(`plugin::${PLUGIN_ID}.`.length);

/** Registers the plugin's actions, so that roles of the admin panel can be granted them. */
export async function registerPermissions(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany(
    Object.entries(PERMISSIONS).map(([action, [displayName, subCategory]]) => ({
      section: 'plugins',
      pluginName: PLUGIN_ID,
      uid: uidOf(action),
      displayName,
      subCategory,
    })),
  );
}
