import { DELIVERY_UID, INSTITUTION_UID } from '../contracts/uids';
import type { Stream } from '../contracts/streams';
import { gathered, type Gathered } from '../kernel/database/gathered';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, text, time } from '../kernel/database/values';
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

/** Accepted deliveries that S-360 posted on a webhook; S-360 has been silent since the last one. */
const accepted = (stream: Stream): Row => ({
  stream,
  state: { $ne: 'refused' satisfies DeliveryState },
  origin: 'webhook' satisfies DeliveryOrigin,
  ...isOwn,
});

/** When S-360 posted the last delivery that was accepted; `null` if it never did. */
export const gatheredAccepted = (database: StrapiDatabase, stream: Stream): Gathered<Date | null> =>
  gatheredNewest(database, () => accepted(stream));

/** When S-360 last posted anything. */
export const gatheredPosted = (database: StrapiDatabase, stream: Stream): Gathered<Date | null> =>
  gatheredNewest(database, () => ({ stream, origin: 'webhook' satisfies DeliveryOrigin }));

/** For each institution the index is asked for its newest delivery: there may be very many. */
const gatheredNewest = (database: StrapiDatabase, where: () => Row): Gathered<Date | null> =>
  gathered<Date | null>(
    database,
    async (institutions) => {
      const of = database.names(INSTITUTION_UID);
      const newest = database
        .query(DELIVERY_UID)
        .select(['id'])
        .where(where())
        .orderBy({ id: 'desc' })
        .limit(1)
        .getKnexQuery()
        .whereRaw('?? = ??', ['t0.institution', `i.${of.column('code')}`]);
      const found: Row[] = await database
        .connection({ i: of.table })
        .whereIn(`i.${of.column('code')}`, institutions)
        .select({ id: newest });
      const rows = await database
        .query(DELIVERY_UID)
        .select(['institution', 'receivedAt'])
        .where({ id: { $in: found.flatMap(({ id }) => (id === null ? [] : integer(id))) } })
        .execute();
      return new Map(rows.map((row) => [text(row.institution) ?? '', time(row.receivedAt)]));
    },
    null,
  );

/**
 * The ids of the newest accepted deliveries of every institution and stream, including institutions
 * that are gone.
 */
export async function newestOfAll(database: StrapiDatabase): Promise<number[]> {
  const streams: { institution: string; stream: Stream }[] = await database
    .connection(database.names(DELIVERY_UID).table)
    .distinct('institution', 'stream');
  const ids: number[] = [];
  for (const { institution, stream } of streams) {
    const [row] = await database
      .query(DELIVERY_UID)
      .select(['id'])
      .where({ institution, ...accepted(stream) })
      .orderBy({ id: 'desc' })
      .limit(1)
      .execute();
    if (row !== undefined) ids.push(integer(row.id));
  }
  return ids;
}
