import type { Core } from '@strapi/strapi';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { PLUGIN_ID } from '../contracts/uids';

const uidOf = (action: string): string => action.slice(`plugin::${PLUGIN_ID}.`.length);

/** Registers the plugin's actions, so that roles of the admin panel can be granted them. */
export async function registerPermissions(strapi: Core.Strapi): Promise<void> {
  const action = (uid: string, displayName: string, subCategory: string) => ({
    section: 'plugins',
    pluginName: PLUGIN_ID,
    uid: uidOf(uid),
    displayName,
    subCategory,
  });
  await strapi
    .service('admin::permission')
    .actionProvider.registerMany([
      action(PERMISSION_ACTIONS.readSync, 'See the sync of contacts', 'contacts'),
      action(
        PERMISSION_ACTIONS.readKeptValues,
        'See what S-360 shows beside the fields of a contact',
        'contacts',
      ),
      action(
        PERMISSION_ACTIONS.exchangeNow,
        'Send and read now, decide unconfirmed creations',
        'contacts',
      ),
      action(PERMISSION_ACTIONS.readOverview, 'See the S-360 page with deliveries', 'overview'),
      action(PERMISSION_ACTIONS.replayItems, 'Process items not imported again', 'overview'),
      action(PERMISSION_ACTIONS.editConsents, 'Change consents', 'contacts'),
      action(PERMISSION_ACTIONS.decideConflicts, 'Decide conflicts', 'contacts'),
      action(PERMISSION_ACTIONS.decideMatches, 'Decide matches and merge contacts', 'contacts'),
      action(PERMISSION_ACTIONS.useSegments, 'Find contacts by orders and consents', 'contacts'),
      action(PERMISSION_ACTIONS.runBulkJobs, 'Run, approve and undo bulk jobs', 'overview'),
      action(PERMISSION_ACTIONS.exportLists, 'Export lists of contacts and orders', 'overview'),
      action(PERMISSION_ACTIONS.steerSync, 'Retry, pause, resume and check the sync', 'overview'),
      action(PERMISSION_ACTIONS.startSending, 'Start sending, restore what S-360 lost', 'overview'),
      action(PERMISSION_ACTIONS.checkContract, 'Check S-360 by reading', 'overview'),
      action(PERMISSION_ACTIONS.checkContractByWriting, 'Check S-360 by writing', 'overview'),
      action(PERMISSION_ACTIONS.readBookings, 'See bookings and the catalog', 'bookings'),
      action(PERMISSION_ACTIONS.composeBookings, 'Compose bookings', 'bookings'),
      action(PERMISSION_ACTIONS.submitBookings, 'Submit and close bookings', 'bookings'),
      action(PERMISSION_ACTIONS.releaseBookings, 'Release and sell reservations', 'bookings'),
    ]);
}
