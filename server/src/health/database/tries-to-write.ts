import { randomUUID } from 'node:crypto';
import { LEASE_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';

/**
 * Writes a row as every worker needs to, and takes it back: a database that only reads, as after a
 * failover, answers questions all the same. Its name is new, so that nobody waits for its lock.
 * @throws the driver's error when the database does not write
 */
export async function triesToWrite({
  connection,
  names,
}: Pick<StrapiDatabase, 'connection' | 'names'>): Promise<void> {
  const leases = names(LEASE_UID);
  const trx = await connection.transaction();
  try {
    await trx(leases.table).insert({ [leases.column('job')]: `ready/${randomUUID()}` });
  } finally {
    await trx.rollback();
  }
}
