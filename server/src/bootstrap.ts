import type { Core } from '@strapi/strapi';
import { registerPermissions } from './permissions';
import { getService } from './services';
import { arrangeContactView } from './services/contacts/panel/contact-view';
import { listenToContacts } from './services/contacts/edits/listen';
import { startHousekeeping } from './services/background/housekeeping';
import { packetLimitWarning } from './services/deliveries/packet-limit';
import { writeInstitutions } from './services/institutions/registry';

/** Once everything is loaded: institutions into the database, permissions, views, workers. */
export default async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await writeInstitutions(
    strapi,
    getService(strapi, 'institutions'),
    getService(strapi, 'database'),
  );
  await registerPermissions(strapi);
  await arrangeContactView(strapi);
  listenToContacts(strapi);
  await warnOfSmallPackets(strapi);
  if (getService(strapi, 'configuration').backgroundWork) {
    await getService(strapi, 'alarms').noticeDowntime();
    getService(strapi, 'background').start();
    startHousekeeping(strapi);
  }
}

async function warnOfSmallPackets(strapi: Core.Strapi): Promise<void> {
  const { webhookMaxBytes } = getService(strapi, 'configuration');
  const warning = await packetLimitWarning(getService(strapi, 'database'), webhookMaxBytes);
  if (warning !== null) strapi.log.warn(`s360: ${warning}`);
}
