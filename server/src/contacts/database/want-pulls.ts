import type { Knex } from 'knex';
import { WANTED_PULL_UID } from '../../contracts/uids';
import { bulkInsert } from '../../kernel/database/bulk-insert';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import type { WantedPull } from '../store';

/**
 * One row per number. A wish in bulk leaves the lane and the waiting time of an operator's wish. A
 * contact that a drift check would only compare is then read to be applied. One that was given up is
 * tried again. A read that is requested again is released from the load that had it on hold.
 */
export async function wantPulls(
  database: StrapiDatabase,
  trx: Knex.Transaction,
  pulls: readonly WantedPull[],
): Promise<void> {
  const wantedAt = new Date();
  const again = ['wantedAt', 'reason', 'driftCheckId', 'givenUpAt', 'failureCode', 'loadId'];
  const atOnce = ['lane', 'attempts', 'nextAttemptAt', 'failure'];
  const unique = new Map(pulls.map((pull) => [`${pull.institution}/${pull.contactNumber}`, pull]));
  for (const lane of ['bulk', 'edit'] as const) {
    const ofLane = [...unique.values()].filter((pull) => pull.lane === lane);
    await bulkInsert({ database, trx }, WANTED_PULL_UID, {
      rows: ofLane.map((pull) => ({ ...pull, wantedAt, attempts: 0 })),
      onTaken: {
        kind: 'merge',
        by: ['institution', 'contactNumber'],
        attributes: lane === 'edit' ? [...again, ...atOnce] : again,
      },
    });
  }
}
