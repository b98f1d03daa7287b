import type { Core } from '@strapi/strapi';
import { canonicalSettings, contactItemWithout } from '../../contacts';
import { CONTACT_UID, INSTALLATION_UID, LEASE_UID } from '../../contracts/uids';
import { contactReferences } from '../../identity';
import { inboxPersonalData } from '../../inbox';
import type { DataTable } from '../../kernel/personal-data';
import { expiryBy, orderItemWithout } from '../../orders';
import {
  databaseErasedKeys,
  deletedContacts,
  erasures,
  inactiveContacts,
  personalDataExport,
  secretFrom,
} from '../../privacy';
import { MODULES } from '../module-parts';
import type { Process } from '../process';
import type { ContactStoreModule } from './contact-store';
import type { InstitutionModule } from './institutions';

/** What all tables of the plugin hold of people. */
export const personalData: readonly DataTable[] = [
  { uid: LEASE_UID, keeps: ['job', 'holder'] },
  { uid: INSTALLATION_UID, keeps: ['name', 'installation'] },
  ...MODULES.flatMap(({ personalData: own = [] }) => own),
  ...inboxPersonalData({ contacts: contactItemWithout, orders: orderItemWithout }),
];

/** Every Strapi has this secret, and changing it makes all API tokens useless. */
function appSecret(strapi: Core.Strapi): string {
  const salt: unknown = strapi.config.get('admin.apiToken.salt');
  if (typeof salt === 'string' && salt !== '') return salt;
  throw new Error('config/admin lacks apiToken.salt, under which erased persons are remembered.');
}

/** The keys by which erased persons are recognized, and the secret under which they are made. */
export function composeErasedKeys({ database, strapi }: Process) {
  const secret = secretFrom(appSecret(strapi));
  return { secret, erasedKeys: databaseErasedKeys(database, secret) };
}

export function composePrivacy(
  { clock, database, namesOf, strapi }: Process,
  { configuration, institutions, venueTimeZones }: InstitutionModule,
  store: ContactStoreModule,
  { erasedKeys, secret }: ReturnType<typeof composeErasedKeys>,
) {
  const ofPersons = erasures({
    clock,
    database,
    institutions,
    namesOf,
    secret,
    store,
    canonical: canonicalSettings(configuration.phoneCountry),
    keys: erasedKeys,
    references: contactReferences(strapi),
    tables: personalData,
    async deleteContact(documentId) {
      await strapi.documents(CONTACT_UID).delete({ documentId });
    },
  });
  return {
    deletedContacts: deletedContacts(database, store),
    personalDataExport: personalDataExport({ clock, database, store, tables: personalData }),
    erasures: ofPersons,
    inactiveContacts: inactiveContacts({
      clock,
      database,
      namesOf,
      erasures: ofPersons,
      expiryAt: async () => expiryBy(institutions, await venueTimeZones.all()),
      log: strapi.log,
      years: configuration.inactiveContactYears ?? null,
    }),
  };
}
