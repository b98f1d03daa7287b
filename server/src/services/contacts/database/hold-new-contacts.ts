import { LEASE_UID } from '../../../contracts/uids';
import type { Context } from './statements';

/** Nobody ever has the lease: its row is there to be locked. */
const JOB = 'newContacts';

/** See `ContactTransaction`. On SQLite only one transaction writes at a time anyway. */
export async function holdNewContacts({
  database,
  trx,
}: Pick<Context, 'database' | 'trx'>): Promise<void> {
  if (database.client === 'sqlite') return;
  const { column, table } = database.names(LEASE_UID);
  const lock = async () => (await trx(table).select('id').where({ job: JOB }).forUpdate()).length;
  if ((await lock()) > 0) return;
  const row = { job: JOB, holder: null, fence: 0, [column('expiresAtMs')]: 0 };
  await trx(table).insert(row).onConflict('job').ignore();
  await lock();
}
