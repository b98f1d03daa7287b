import type { Knex } from 'knex';
import { QUEUED_PULL_UID } from '../../contracts/uids';
import { bulkInsert } from '../../kernel/database/bulk-insert';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import type { QueuedPull } from '../store';

/**
 * Keeps one row per number. A bulk request does not change the lane or the waiting time of an
 * operator's request. A pull that a drift check would only compare becomes one that is applied. A
 * pull that was given up is tried again. A pull that is requested again is released from the bulk
 * job that had put it on hold.
 */
export async function queuePulls(
  database: StrapiDatabase,
  trx: Knex.Transaction,
  pulls: readonly QueuedPull[],
): Promise<void> {
  const queuedAt = database.clock.now();
  const again = ['queuedAt', 'reason', 'driftCheckId', 'givenUpAt', 'failureCode', 'bulkJobId'];
  const atOnce = ['lane', 'attempts', 'nextAttemptAt', 'failure'];
  const unique = new Map(pulls.map((pull) => [`${pull.institution}/${pull.contactNumber}`, pull]));
  for (const lane of ['bulk', 'edit'] as const) {
    const ofLane = [...unique.values()].filter((pull) => pull.lane === lane);
    await bulkInsert({ database, trx }, QUEUED_PULL_UID, {
      rows: ofLane.map(({ deliveryId: _deliveryId, ...pull }) => ({
        ...pull,
        queuedAt,
        attempts: 0,
      })),
      onTaken: {
        kind: 'merge',
        by: ['institution', 'contactNumber'],
        attributes: lane === 'edit' ? [...again, ...atOnce] : again,
      },
    });
  }
}
