import type { Core } from '@strapi/strapi';
import { registerPermissions } from './permissions';
import { getService } from './services';
import { arrangeContactView } from './services/contacts/panel/contact-view';
import { listenToContacts } from './services/contacts/edits/listen';
import { startHousekeeping } from './services/background/housekeeping';
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
  if (getService(strapi, 'configuration').backgroundWork) {
    getService(strapi, 'background').start();
    startHousekeeping(strapi);
  }
}
