import { DELIVERY_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, time } from '../kernel/database/values';
import type { DeliveryOrigin, DeliveryState, Stream } from './records';

/** What else an applied delivery may have held than tickets for access control. */
const OWN_ITEMS = [
  'applied',
  'unchanged',
  'superseded',
  'kept',
  'excluded',
  'filtered',
  'quarantined',
] as const;

/** Tickets alone are no sign of the webhook that they were sent to by mistake. */
const isOwn = {
  $or: [
    { accessControl: { $null: true } },
    { accessControl: 0 },
    ...OWN_ITEMS.map((kind) => ({ [kind]: { $gt: 0 } })),
  ],
};

/** The last that S-360 posted on a webhook and that was accepted: since then it is silent. */
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

/** The ids of the newest of every institution and stream, also of institutions that are gone. */
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
