import { DAY_MS } from '../../kernel/time/durations';
import { EXCLUDED_ITEM_UID, ORDER_UID } from '../../contracts/uids';
import { models } from '../module-parts';
import type { Modules } from '../modules';
import { forgetHistoryOfDeleted, forgetUnlinked } from '../../contacts';
import { forgetPastRows, forgetRows, forgetValues } from '../../kernel/database/forget-rows';
import { forgetArrived } from '../../inbox';

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

/** Deletes what is past its retention or no longer needed, one slice at a time. */
export async function forgetPast(modules: Modules): Promise<void> {
  const { configuration, database } = modules;
  const daysAgo = (days: number) => new Date(database.clock.now().getTime() - days * DAY_MS);
  const { deliveryRetentionDays, historyRetentionDays } = configuration;
  const deliveriesFrom = daysAgo(deliveryRetentionDays);
  await modules.deliveryStore.forgetBefore(deliveriesFrom);
  for (const { retention, uid } of models) {
    if (typeof retention === 'string') continue;
    const days = { history: historyRetentionDays, deliveries: deliveryRetentionDays };
    const { kept } = retention;
    await forgetPastRows(
      database,
      { uid, retention },
      daysAgo(typeof kept === 'number' ? kept : days[kept]),
    );
  }
  await forgetHistoryOfDeleted(database, daysAgo(historyRetentionDays));
  await forgetArrived(database);
  await forgetIfLimited(modules, daysAgo);
  await modules.permits.forgetOld(deliveriesFrom);
  await modules.alertMails.forgetBefore(deliveriesFrom);
}
