import { DAY_MS } from '../../kernel/time/durations';
import {
  MATCH_REVIEW_UID,
  CONFLICT_UID,
  CONTACT_HISTORY_UID,
  CONTRACT_CHECK_UID,
  DRIFT_CHECK_UID,
  EXCLUDED_ITEM_UID,
  ORDER_UID,
  OVERRIDDEN_EDIT_UID,
} from '../../contracts/uids';
import type { Modules } from '../modules';
import { consentKey, forgetHistoryOfDeleted, forgetUnlinked } from '../../contacts';
import { forgetRows, forgetValues } from '../../kernel/database/forget-rows';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { forgetArrived } from '../../inbox';

/** Deletes old history and decisions of contacts, and old checks. */
async function forgetHistory(database: StrapiDatabase, before: Date): Promise<void> {
  await forgetRows(database, {
    uid: CONTACT_HISTORY_UID,
    // Keep the record of the creation: the sweep would take a contact without link and history for
    // new. Keep consents: they have to be proven as long as they are used.
    where: {
      changedAt: { $lt: before },
      $or: [
        { field: { $notContains: consentKey('') } },
        { field: { $null: true }, oldValue: { $notNull: true } },
      ],
    },
    order: 'changedAt',
  });
  await forgetHistoryOfDeleted(database, before);
  await forgetRows(database, {
    uid: CONFLICT_UID,
    // Open conflicts wait for a person as long as it takes.
    where: {
      recordedAt: { $lt: before },
      $or: [{ outcome: { $ne: 'held' } }, { decision: { $notNull: true } }],
    },
    order: 'recordedAt',
  });
  await forgetRows(database, {
    uid: OVERRIDDEN_EDIT_UID,
    // So do replaced edits that nobody has looked at.
    where: { replacedAt: { $lt: before }, outcome: { $notNull: true } },
    order: 'replacedAt',
  });
  await forgetRows(database, {
    uid: MATCH_REVIEW_UID,
    // An open review has no `decidedAt`, so it stays.
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

/** Forgets what is kept without limit unless the configuration sets one. */
async function forgetIfLimited(
  { configuration, database }: Modules,
  daysAgo: (days: number) => Date,
): Promise<void> {
  const { excludedRetentionDays, orderPayloadRetentionDays, unlinkedRetentionDays } = configuration;
  if (unlinkedRetentionDays)
    await forgetUnlinked(database, daysAgo(unlinkedRetentionDays), database.clock.now());
  if (excludedRetentionDays)
    await forgetRows(database, {
      uid: EXCLUDED_ITEM_UID,
      where: { excludedAt: { $lt: daysAgo(excludedRetentionDays) } },
      order: 'id',
    });
  if (orderPayloadRetentionDays)
    await forgetValues(database, {
      uid: ORDER_UID,
      where: {
        payload: { $notNull: true },
        updatedAt: { $lt: daysAgo(orderPayloadRetentionDays) },
      },
      values: { payload: null },
    });
}

/** A quarter: long enough to see or undo what an import did. */
const BULK_JOBS_KEPT_DAYS = 90;

/** Deletes what is past its retention or no longer needed, one slice at a time. */
export async function forgetPast(modules: Modules): Promise<void> {
  const { configuration, database } = modules;
  const daysAgo = (days: number) => new Date(database.clock.now().getTime() - days * DAY_MS);
  const { deliveryRetentionDays, historyRetentionDays } = configuration;
  await modules.deliveryStore.forgetBefore(daysAgo(deliveryRetentionDays));
  await modules.receptionLog.forgetBefore(daysAgo(deliveryRetentionDays));
  await modules.readBacks.forgetBefore(daysAgo(deliveryRetentionDays));
  await forgetArrived(modules.database);
  await forgetHistory(modules.database, daysAgo(historyRetentionDays));
  await forgetIfLimited(modules, daysAgo);
  await modules.bulkJobStore.forgetBefore(daysAgo(BULK_JOBS_KEPT_DAYS));
  await modules.catalogs.forgetBefore(daysAgo(1));
  await modules.permits.forgetOld(daysAgo(deliveryRetentionDays));
  await modules.tally.forgetOld();
  await modules.alertMails.forgetBefore(daysAgo(deliveryRetentionDays));
}
