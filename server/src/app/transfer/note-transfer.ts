import { noteTransferredBookings } from '../../bookings';
import { noteTransferredContacts } from '../../contacts';
import { CONTACT_LINK_UID, INSTITUTION_UID } from '../../contracts/uids';
import type { Process } from '../process';

const WARNING =
  'the data came from another Strapi, by an import or a transfer. Nothing is sent until somebody starts sending. The history of contacts, holders of seats, events of bookings and other internal tables stayed there: npx strapi-s360 export-tables and import-tables bring them. See docs/integrators/data.md';

/**
 * Runs at boot, before the institutions are made this Strapi's own: what follows from the data
 * having come by Strapi's import or transfer. Repeating it changes nothing.
 */
export async function noteTransfer({
  clock,
  database,
  installation,
  log,
}: Pick<Process, 'clock' | 'database' | 'installation' | 'log'>): Promise<void> {
  const [imported] = await database
    .query(INSTITUTION_UID)
    .select(['id'])
    .where({ installation: { $notNull: true, $ne: await installation() } })
    .limit(1)
    .execute();
  if (!imported) return;
  log.warn(WARNING);
  await noteTransferredContacts(database, clock.now());
  await noteTransferredBookings(database, clock.now());
  // The bulk jobs stayed there, and one of here would take the links for its own.
  await database
    .query(CONTACT_LINK_UID)
    .where({ bulkJobId: { $notNull: true } })
    .update({ bulkJobId: null })
    .execute();
}
