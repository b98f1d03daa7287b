import { lockJob } from '../../kernel/lock-job';
import type { Context } from './statements';

/** See `ContactTransaction`. On SQLite only one transaction writes at a time anyway. */
export async function holdNewContacts({
  database,
  trx,
}: Pick<Context, 'database' | 'trx'>): Promise<void> {
  if (database.client !== 'sqlite') await lockJob(database, 'newContacts', trx);
}
