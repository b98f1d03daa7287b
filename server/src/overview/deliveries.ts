import { deliveryDetails } from '../inbox';
import type { DeliveryDetails, DeliveryStateName } from '../contracts/overview';
import { reason } from '../contracts/reasons';
import { DELIVERY_UID, QUARANTINED_ITEM_UID } from '../contracts/uids';
import { hideQuery } from '../kernel/database/opaque-query';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer } from '../kernel/database/values';
import { NotFoundError } from '../kernel/errors';
import { namedItems } from './delivery-items';

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

/** The ids of the few deliveries that wait; SQLite would look for them through all of an institution. */
function notApplied(database: StrapiDatabase): object {
  const { table } = database.names(DELIVERY_UID);
  return hideQuery(database.connection(table).select('id').whereIn('state', ['stored', 'replay']));
}

/** The condition on deliveries that they are in a state as people see it. */
export function whereState(database: StrapiDatabase, state: DeliveryStateName): Row {
  switch (state) {
    case 'incomplete':
      return { state: 'applied', id: { $in: inQuarantine(database) } };
    case 'applied':
      return { state, id: { $notIn: inQuarantine(database) } };
    case 'stored':
      return { id: { $in: notApplied(database) } };
    case 'refused':
      return { state };
  }
}

/**
 * One delivery; its body, and the names of its contacts, only for who may see payloads.
 * @throws NotFoundError (404) when there is none.
 */
export async function oneDelivery(
  database: StrapiDatabase,
  id: number,
  mayReadBody: (institution: string) => boolean,
): Promise<DeliveryDetails> {
  const [row] = await database.query(DELIVERY_UID).select('*').where({ id }).execute();
  if (!row) throw new NotFoundError(reason('noDelivery', { delivery: id }));
  const delivery = deliveryDetails(row, (await quarantinedNow(database, [id])).get(id) ?? 0);
  const mayRead = mayReadBody(delivery.institution);
  const outcomes = await namedItems(database, delivery, mayRead);
  return { ...delivery, outcomes, body: mayRead ? delivery.body : null };
}
