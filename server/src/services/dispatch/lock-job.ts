import type { Knex } from 'knex';
import { LEASE_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../database/strapi-database';

/** Lets one transaction at a time do a job, across processes: the others wait until it has ended. */
export async function lockJob(
  database: StrapiDatabase,
  job: string,
  trx: Knex.Transaction,
): Promise<void> {
  const { table } = database.names(LEASE_UID);
  const fresh = { job, holder: null, fence: 0, expiresAtMs: 0 };
  await database.query(LEASE_UID).insert(fresh).onConflict(['job']).ignore().execute();
  await trx(table).where({ job }).update({ job });
}
