import type { Knex } from 'knex';
import { WANTED_PULL_UID } from '../../../contracts/uids';
import type { StrapiDatabase } from '../../database/strapi-database';
import type { WantedPull } from '../store';

/**
 * One row per number. A wish in bulk leaves the lane and the waiting time of an operator's wish. A
 * contact that a drift check would only compare is then read to be applied.
 */
export async function wantPulls(
  database: StrapiDatabase,
  trx: Knex.Transaction,
  pulls: readonly WantedPull[],
): Promise<void> {
  const { column, table } = database.names(WANTED_PULL_UID);
  const identity = [column('institution'), column('contactNumber')];
  const wantedAt = new Date();
  const again = ['wantedAt', 'reason', 'driftCheckId'].map(column);
  const atOnce = ['lane', 'attempts', 'nextAttemptAt', 'failure'].map(column);
  const unique = new Map(pulls.map((pull) => [`${pull.institution}/${pull.contactNumber}`, pull]));
  for (const pull of unique.values()) {
    const { contactNumber, institution, lane, reason } = pull;
    await trx(table)
      .insert({
        institution,
        [column('contactNumber')]: contactNumber,
        lane,
        reason,
        [column('driftCheckId')]: null,
        [column('wantedAt')]: wantedAt,
        attempts: 0,
        [column('nextAttemptAt')]: null,
        failure: null,
      })
      .onConflict(identity)
      .merge(lane === 'edit' ? [...again, ...atOnce] : again);
  }
}
