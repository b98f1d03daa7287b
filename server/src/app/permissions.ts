import type { Core } from '@strapi/strapi';
import { PERMISSION_ACTIONS, type PermissionAction } from '../contracts/permissions';
import { PLUGIN_ID } from '../contracts/uids';

/** The names and groups of the permissions under Roles, in display order. */
export const PERMISSIONS = {
  [PERMISSION_ACTIONS.readSync]: ['See the sync of contacts', 'contacts'],
  [PERMISSION_ACTIONS.readKeptValues]: ['See further S-360 details', 'contacts'],
  [PERMISSION_ACTIONS.exchangeNow]: ['Send and read now', 'contacts'],
  [PERMISSION_ACTIONS.readOverview]: ['See the S-360 page', 'overview'],
  [PERMISSION_ACTIONS.readPayloads]: ['See personal data sent', 'overview'],
  [PERMISSION_ACTIONS.readSales]: ['See sales per day', 'overview'],
  [PERMISSION_ACTIONS.replayItems]: ['Process again and dismiss', 'overview'],
  [PERMISSION_ACTIONS.editConsents]: ['Change consents', 'contacts'],
  [PERMISSION_ACTIONS.decideConflicts]: ['Decide conflicts', 'contacts'],
  [PERMISSION_ACTIONS.decideMatches]: ['Match and merge contacts', 'contacts'],
  [PERMISSION_ACTIONS.erasePersons]: ['Erase persons', 'contacts'],
  [PERMISSION_ACTIONS.exportPersons]: ['Export persons', 'contacts'],
  [PERMISSION_ACTIONS.useSegments]: ['Find contacts by orders', 'contacts'],
  [PERMISSION_ACTIONS.shareSegments]: ['Share segments', 'contacts'],
  [PERMISSION_ACTIONS.runBulkJobs]: ['Run bulk jobs', 'overview'],
  [PERMISSION_ACTIONS.runUnattended]: ['Start bulk jobs by token', 'overview'],
  [PERMISSION_ACTIONS.exportLists]: ['Export lists', 'overview'],
  [PERMISSION_ACTIONS.steerSync]: ['Retry, pause and resume', 'overview'],
  [PERMISSION_ACTIONS.startSending]: ['Start sending', 'overview'],
  [PERMISSION_ACTIONS.manageInstitutions]: ['Set up institutions', 'overview'],
  [PERMISSION_ACTIONS.checkContract]: ['Check S-360 by reading', 'overview'],
  [PERMISSION_ACTIONS.checkContractByWriting]: ['Check S-360 by writing', 'overview'],
  [PERMISSION_ACTIONS.readBookings]: ['See bookings and catalog', 'bookings'],
  [PERMISSION_ACTIONS.composeBookings]: ['Compose bookings', 'bookings'],
  [PERMISSION_ACTIONS.submitBookings]: ['Submit and close bookings', 'bookings'],
  [PERMISSION_ACTIONS.releaseBookings]: ['Sell and release holds', 'bookings'],
  [PERMISSION_ACTIONS.submitUnattended]: ['Submit bookings by token', 'bookings'],
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
