import { DAY_MS } from '../durations';
import type { Core } from '@strapi/strapi';
import {
  CANDIDATE_UID,
  CONFLICT_UID,
  CONTACT_HISTORY_UID,
  CONTRACT_CHECK_UID,
  DRIFT_CHECK_UID,
} from '../../contracts/uids';
import { getService } from '..';
import { forgetCreationsOfDeleted } from '../contacts/history/creations-of-deleted';
import { forgetRows } from '../database/forget-rows';
import { forgetArrived } from '../deliveries/arrived-items';

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

/** What the history of contacts tells of, and what was decided of them. */
async function forgetHistory(strapi: Core.Strapi, before: Date): Promise<void> {
  const database = getService(strapi, 'database');
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
    uid: CANDIDATE_UID,
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
export async function forgetPast(strapi: Core.Strapi): Promise<void> {
  const configuration = getService(strapi, 'configuration');
  const { deliveryRetentionDays, historyRetentionDays, loadRetentionDays } = configuration;
  await getService(strapi, 'deliveryStore').forgetBefore(daysAgo(deliveryRetentionDays));
  await getService(strapi, 'receptionLog').forgetBefore(daysAgo(deliveryRetentionDays));
  await getService(strapi, 'readBacks').forgetBefore(daysAgo(deliveryRetentionDays));
  await forgetArrived(getService(strapi, 'database'));
  await forgetHistory(strapi, daysAgo(historyRetentionDays));
  await getService(strapi, 'loadStore').forgetBefore(daysAgo(loadRetentionDays));
  await getService(strapi, 'catalogs').forgetBefore(daysAgo(1));
  await getService(strapi, 'permits').forgetOld();
}
