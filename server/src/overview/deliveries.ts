import { DELIVERY_SUMMARY_ATTRIBUTES, deliveryDetails, deliverySummary } from '../inbox';
import { deliveriesSearched } from '../contacts';
import type { DeliveryDetails, DeliveryStateName, DeliverySummary } from '../contracts/overview';
import { reason } from '../contracts/reasons';
import { DELIVERY_UID, QUARANTINED_ITEM_UID } from '../contracts/uids';
import type { Stream } from '../contracts/streams';
import { hideQuery } from '../kernel/database/opaque-query';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer } from '../kernel/database/values';
import { NotFoundError } from '../kernel/errors';
import { pageOf, type PageOf, type PageRequest } from '../kernel/pages';

export interface DeliveryFilter {
  institution?: string | undefined;
  stream?: Stream | undefined;
  state?: DeliveryStateName | undefined;
  q?: string | undefined;
}

export async function quarantinedNow(
  database: StrapiDatabase,
  deliveryIds: readonly number[],
): Promise<Map<number, number>> {
  const { column, table } = database.names(QUARANTINED_ITEM_UID);
  const delivery = column('deliveryId');
  return database.transaction(async (trx) => {
    const rows: Row[] = await trx(table)
      .select({ delivery })
      .count({ items: '*' })
      .whereIn(delivery, [...deliveryIds])
      .groupBy(delivery);
    return new Map(rows.map((row) => [integer(row.delivery), integer(row.items)]));
  });
}

/** The ids of deliveries with quarantined items, as a subquery. */
function inQuarantine(database: StrapiDatabase): object {
  const { column, table } = database.names(QUARANTINED_ITEM_UID);
  return hideQuery(database.connection(table).select(column('deliveryId')));
}

export function whereState(database: StrapiDatabase, state: DeliveryStateName): Row {
  switch (state) {
    case 'incomplete':
      return { state: 'applied', id: { $in: inQuarantine(database) } };
    case 'applied':
      return { state, id: { $notIn: inQuarantine(database) } };
    case 'stored':
      return { state: { $in: ['stored', 'replay'] } };
    case 'refused':
      return { state };
  }
}

/** One page of deliveries, newest first. */
export async function deliveriesPage(
  database: StrapiDatabase,
  { institution, q, state, stream }: DeliveryFilter,
  request: PageRequest,
): Promise<PageOf<DeliverySummary>> {
  const list = {
    uid: DELIVERY_UID,
    where: {
      ...(institution !== undefined && { institution }),
      ...(stream !== undefined && { stream }),
      $and: [
        state === undefined ? {} : whereState(database, state),
        q ? await deliveriesSearched(database, q) : {},
      ],
    },
    order: { id: 'desc' as const },
    attributes: DELIVERY_SUMMARY_ATTRIBUTES,
    request,
  };
  const page = await pageOf(database, list, (row) => row);
  const kept = await quarantinedNow(
    database,
    page.data.map(({ id }) => integer(id)),
  );
  return {
    ...page,
    data: page.data.map((row) => deliverySummary(row, kept.get(integer(row.id)) ?? 0)),
  };
}

/**
 * One delivery; its body only for who may see payloads.
 * @throws NotFoundError (404) when there is none.
 */
export async function oneDelivery(
  database: StrapiDatabase,
  id: number,
  { withBody }: { withBody: boolean },
): Promise<DeliveryDetails> {
  const [row] = await database.query(DELIVERY_UID).select('*').where({ id }).execute();
  if (!row) throw new NotFoundError(reason('noDelivery', { delivery: id }));
  const delivery = deliveryDetails(row, (await quarantinedNow(database, [id])).get(id) ?? 0);
  return withBody ? delivery : { ...delivery, body: null };
}
