import { DAY_MS } from '../../kernel/durations';
import {
  MATCH_REVIEW_UID,
  CONFLICT_UID,
  CONTACT_HISTORY_UID,
  CONTRACT_CHECK_UID,
  DRIFT_CHECK_UID,
} from '../../contracts/uids';
import type { Modules } from '../modules';
import { forgetCreationsOfDeleted } from '../../contacts';
import { forgetRows } from '../../kernel/database/forget-rows';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { forgetArrived } from '../../inbox';

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

/** What the history of contacts tells of, and what was decided of them. */
async function forgetHistory(database: StrapiDatabase, before: Date): Promise<void> {
  await forgetRows(database, {
    uid: CONTACT_HISTORY_UID,
    // A contact without link and history would be new to the sweep: that it was created stays known.
    where: {
      changedAt: { $lt: before },
      $or: [{ field: { $notNull: true } }, { oldValue: { $notNull: true } }],
    },
    order: 'changedAt',
  });
  await forgetCreationsOfDeleted(database, before);
  await forgetRows(database, {
    uid: CONFLICT_UID,
    // What is held waits for a person as long as it takes.
    where: {
      recordedAt: { $lt: before },
      $or: [{ outcome: { $ne: 'held' } }, { decision: { $notNull: true } }],
    },
    order: 'recordedAt',
  });
  await forgetRows(database, {
    uid: MATCH_REVIEW_UID,
    // What is open has no time of decision: it stays.
    where: { decidedAt: { $lt: before } },
    order: 'decidedAt',
  });
  await forgetRows(database, {
    uid: DRIFT_CHECK_UID,
    where: { startedAt: { $lt: before } },
    order: 'startedAt',
  });
  await forgetRows(database, {
    uid: CONTRACT_CHECK_UID,
    where: { startedAt: { $lt: before } },
    order: 'startedAt',
  });
}

/** Forgets what is past its retention or its purpose, a slice at a time. */
export async function forgetPast(modules: Modules): Promise<void> {
  const configuration = modules.configuration;
  const { deliveryRetentionDays, historyRetentionDays, bulkJobRetentionDays } = configuration;
  await modules.deliveryStore.forgetBefore(daysAgo(deliveryRetentionDays));
  await modules.receptionLog.forgetBefore(daysAgo(deliveryRetentionDays));
  await modules.readBacks.forgetBefore(daysAgo(deliveryRetentionDays));
  await forgetArrived(modules.database);
  await forgetHistory(modules.database, daysAgo(historyRetentionDays));
  await modules.bulkJobStore.forgetBefore(daysAgo(bulkJobRetentionDays));
  await modules.catalogs.forgetBefore(daysAgo(1));
  await modules.permits.forgetOld();
}
