import { DELIVERY_UID } from '../contracts/uids';
import type { InTransaction } from '../kernel/database/strapi-database';
import { bulkUpdate } from '../kernel/database/bulk-update';
import type { Row } from '../kernel/database/strapi-database';
import { integer, jsonText } from '../kernel/database/values';
import type { AppliedDelivery, DeliveryState, ItemOutcome } from './records';

export const TO_APPLY: readonly DeliveryState[] = ['stored', 'replay'];

const count = (outcomes: readonly ItemOutcome[], ...kinds: ItemOutcome['outcome'][]) =>
  outcomes.filter(({ outcome }) => kinds.includes(outcome)).length;

function summary(outcomes: readonly ItemOutcome[]) {
  return {
    items: outcomes.length,
    applied: count(outcomes, 'applied', 'needsPull'),
    unchanged: count(outcomes, 'unchanged'),
    superseded: count(outcomes, 'superseded'),
    kept: count(outcomes, 'kept'),
    excluded: count(outcomes, 'excluded'),
    filtered: count(outcomes, 'filtered'),
    accessControl: count(outcomes, 'accessControl'),
    erased: count(outcomes, 'erased'),
    quarantined: count(outcomes, 'quarantined'),
    outcomes: jsonText(outcomes),
  };
}

/**
 * Notes the deliveries as applied, and returns those that no other process had applied meanwhile. One
 * from which a person was erased since it was read keeps waiting, and is applied as it is now.
 */
export async function noteApplied(
  context: InTransaction,
  deliveries: readonly AppliedDelivery[],
  appliedAt: Date,
): Promise<readonly AppliedDelivery[]> {
  const { database, trx } = context;
  const { column, table } = database.names(DELIVERY_UID);
  const state: DeliveryState = 'applied';
  const waiting = () => trx(table).whereIn('state', [...TO_APPLY]);
  const noted = ({ applied }: AppliedDelivery) => ({
    state,
    appliedAt,
    ...summary(applied.outcomes),
  });
  const [first, ...others] = deliveries;
  if (first !== undefined && others.length === 0) {
    const { byteLength, id } = first.delivery;
    const values = Object.entries(noted(first)).map(([name, value]) => [column(name), value]);
    const asRead = waiting()
      .where({ id })
      .whereRaw('coalesce(??, 0) = ?', [column('byteLength'), byteLength]);
    return (await asRead.update(Object.fromEntries(values))) > 0 ? deliveries : [];
  }
  const locked: Row[] = await waiting()
    .whereIn(
      'id',
      deliveries.map(({ delivery }) => delivery.id),
    )
    .orderBy('id')
    .forUpdate()
    .select({ id: 'id', byteLength: column('byteLength') });
  const lengths = new Map(locked.map((row) => [integer(row.id), integer(row.byteLength)]));
  const unfinished = deliveries.filter(
    ({ delivery }) => lengths.get(delivery.id) === delivery.byteLength,
  );
  const rows = unfinished.map((one) => {
    const { id, institution, receivedAt, stream } = one.delivery;
    return { id, institution, stream, receivedAt, ...noted(one) };
  });
  const attributes = ['state', 'appliedAt', ...Object.keys(summary([]))];
  await bulkUpdate(context, DELIVERY_UID, { rows, attributes });
  return unfinished;
}
