import type { Knex } from 'knex';
import { LEASE_UID } from '../contracts/uids';
import type { StrapiDatabase } from './database/strapi-database';

/**
 * Lets one transaction at a time do a job, across processes; others wait until it has ended. Nobody
 * takes the lease itself: its row is only locked.
 */
export async function lockJob(
  database: Pick<StrapiDatabase, 'client' | 'names'>,
  job: string,
  trx: Knex.Transaction,
): Promise<void> {
  const { column, table } = database.names(LEASE_UID);
  const lock = async (): Promise<boolean> => {
    // SQLite locks only by writing.
    if (database.client === 'sqlite') return (await trx(table).where({ job }).update({ job })) > 0;
    return (await trx(table).select('id').where({ job }).forUpdate()).length > 0;
  };
  if (await lock()) return;
  const row = { job, holder: null, fence: 0, [column('expiresAtMs')]: 0 };
  await trx(table).insert(row).onConflict('job').ignore();
  await lock();
}
