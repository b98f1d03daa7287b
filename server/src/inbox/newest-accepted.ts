import { DELIVERY_UID } from '../contracts/uids';
import type { Stream } from '../contracts/streams';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, time } from '../kernel/database/values';
import type { DeliveryOrigin, DeliveryState } from './records';

/** What an applied delivery may contain besides tickets for access control. */
const OWN_ITEMS = [
  'applied',
  'unchanged',
  'superseded',
  'kept',
  'excluded',
  'filtered',
  'quarantined',
] as const;

/** Tickets alone do not show that the webhook works: they were sent to it by mistake. */
const isOwn = {
  $or: [
    { accessControl: { $null: true } },
    { accessControl: 0 },
    ...OWN_ITEMS.map((kind) => ({ [kind]: { $gt: 0 } })),
  ],
};

/** The last accepted delivery that S-360 posted on a webhook; S-360 has been silent since. */
export async function newestAccepted(
  database: StrapiDatabase,
  { institution, stream }: { institution: string; stream: Stream },
): Promise<{ id: number; receivedAt: Date | null } | null> {
  const [row] = await database
    .query(DELIVERY_UID)
    .select(['id', 'receivedAt'])
    .where({
      institution,
      stream,
      state: { $ne: 'refused' satisfies DeliveryState },
      origin: 'webhook' satisfies DeliveryOrigin,
      ...isOwn,
    })
    .orderBy({ id: 'desc' })
    .limit(1)
    .execute();
  return row === undefined ? null : { id: integer(row.id), receivedAt: time(row.receivedAt) };
}

/**
 * The ids of the newest accepted deliveries of every institution and stream, including institutions
 * that are gone.
 */
export async function newestOfAll(database: StrapiDatabase): Promise<number[]> {
  const streams: { institution: string; stream: Stream }[] = await database
    .connection(database.names(DELIVERY_UID).table)
    .distinct('institution', 'stream');
  const ids: number[] = [];
  for (const of of streams) {
    const newest = await newestAccepted(database, of);
    if (newest !== null) ids.push(newest.id);
  }
  return ids;
}
