import { type Reason } from '../contracts/reasons';
import { cleanText } from '../kernel/clean-text';
import { DELIVERY_UID, QUARANTINED_ITEM_UID } from '../contracts/uids';
import type { Stream } from '../contracts/streams';
import { forgetRows } from '../kernel/database/forget-rows';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { chunks, integer, jsonText, text, time } from '../kernel/database/values';
import { forgetExcluded, storeExcluded } from './excluded-items';
import { newestOfAll } from './newest-accepted';
import {
  originOf,
  type DeliveryOrigin,
  type DeliveryState,
  type StoredDelivery,
  type ItemOutcome,
  type QuarantinedItem,
  type ExcludedItem,
  type AppliedItems,
  type DeliveryApplied,
} from './records';

export interface DeliveryStore {
  add(delivery: {
    institution: string;
    stream: Stream;
    body: string;
    byteLength: number;
    state: 'stored' | 'refused';
    refusal: Reason | null;
    receivedAt: Date;
  }): Promise<void>;
  /**
   * The oldest delivery that is not applied yet, by id; if there is none, the oldest that waits to
   * be applied again.
   */
  next(institution: string, stream: Stream): Promise<StoredDelivery | null>;
  finish(delivery: StoredDelivery, applied: AppliedItems, appliedAt: Date): Promise<void>;
  /**
   * Stores the outcome of processing a quarantined item again: deletes the item, or keeps it with
   * its new reasons.
   */
  settleQuarantined(id: number, outcome: ItemOutcome): Promise<void>;
  /**
   * Deletes deliveries and quarantined items received before then. Of the newest accepted delivery
   * of each institution and stream, keeps the row without its contents.
   */
  forgetBefore(moment: Date): Promise<void>;
}

/** Deliveries are heavy rows, of up to 20 MB each. */
const BODIES_AT_ONCE = 20;

const count = (outcomes: readonly ItemOutcome[], ...kinds: ItemOutcome['outcome'][]) =>
  outcomes.filter(({ outcome }) => kinds.includes(outcome)).length;

/**
 * Numbers that are linked now, or whose item waits in quarantine for a create or a match review.
 */
function settledNumbers(outcomes: readonly ItemOutcome[]): string[] {
  const linked: readonly string[] = ['applied', 'unchanged', 'superseded', 'kept'];
  return outcomes
    .filter(({ awaits, outcome }) => linked.includes(outcome) || awaits !== undefined)
    .flatMap(({ contactNumber }) => contactNumber ?? []);
}

function summary(outcomes: readonly ItemOutcome[]): Row {
  return {
    items: outcomes.length,
    applied: count(outcomes, 'applied', 'needsPull'),
    unchanged: count(outcomes, 'unchanged'),
    superseded: count(outcomes, 'superseded'),
    kept: count(outcomes, 'kept'),
    excluded: count(outcomes, 'excluded'),
    filtered: count(outcomes, 'filtered'),
    accessControl: count(outcomes, 'accessControl'),
    quarantined: count(outcomes, 'quarantined'),
    outcomes: jsonText(outcomes),
  };
}

/** Leaves out items for which a later part of the same delivery brought a newer state. */
function stillOut(
  excluded: readonly ExcludedItem[],
  outcomes: readonly ItemOutcome[],
): readonly ExcludedItem[] {
  const arrived = new Set(
    outcomes
      .filter(({ outcome }) => ARRIVED.includes(outcome))
      .map(({ contactNumber, orderId }) => orderId ?? contactNumber),
  );
  return excluded.filter(({ number }) => !arrived.has(number));
}

const ARRIVED: readonly ItemOutcome['outcome'][] = ['applied', 'unchanged', 'superseded', 'kept'];

/** Deliveries and quarantined items in Strapi's database. */
export function databaseDeliveryStore(
  database: StrapiDatabase,
  deliveryApplied: DeliveryApplied,
): DeliveryStore {
  return {
    async add({ body, refusal, ...delivery }) {
      // PostgreSQL would refuse a NUL in a body that is not JSON; JSON never contains one.
      const kept = body.includes('\u0000') ? cleanText(body) : body;
      await database
        .query(DELIVERY_UID)
        .insert({
          ...delivery,
          refusal: jsonText(refusal),
          origin: 'webhook' satisfies DeliveryOrigin,
          body: kept,
        })
        .execute();
    },
    async next(institution, stream) {
      const of = { institution, stream };
      const row = (await oldest(of, 'stored')) ?? (await oldest(of, 'replay'));
      if (!row) return null;
      return {
        ...of,
        id: integer(row.id),
        body: text(row.body) ?? '',
        origin: originOf(row.origin),
        isReplay: row.state === ('replay' satisfies DeliveryState),
        receivedAt: time(row.receivedAt) ?? new Date(0),
      };
    },
    async finish(delivery, applied, appliedAt) {
      const { excluded, outcomes, quarantined } = applied;
      const settled = delivery.origin === 'again' ? settledNumbers(outcomes) : [];
      await database.transaction(async () => {
        if (delivery.isReplay) await forgetQuarantined(delivery);
        await keepQuarantined(delivery, quarantined, appliedAt);
        await storeExcluded(database, delivery, stillOut(excluded, outcomes), appliedAt);
        await forgetExcluded(database, delivery, settled);
        await noteApplied(delivery, outcomes, appliedAt);
        await deliveryApplied(delivery, applied, appliedAt);
      });
    },
    async settleQuarantined(id, { awaits, outcome, reasons }) {
      const item = database.query(QUARANTINED_ITEM_UID).where({ id });
      await (
        outcome === 'quarantined'
          ? item.update({
              reasons: jsonText(reasons ?? []),
              reasonCode: reasons?.[0]?.code ?? null,
              awaitsContact: awaits ?? null,
            })
          : item.delete()
      ).execute();
    },
    async forgetBefore(moment) {
      const newest = await newestOfAll(database);
      await database
        .query(DELIVERY_UID)
        .where({
          id: { $in: newest },
          receivedAt: { $lt: moment },
          state: 'applied' satisfies DeliveryState,
        })
        .update({ body: null, outcomes: null })
        .execute();
      await forgetRows(database, {
        uid: DELIVERY_UID,
        where: {
          id: { $notIn: newest },
          receivedAt: { $lt: moment },
          state: { $notIn: ['stored', 'replay'] satisfies DeliveryState[] },
        },
        order: 'receivedAt',
        slice: BODIES_AT_ONCE,
      });
      await forgetRows(database, {
        uid: QUARANTINED_ITEM_UID,
        where: { quarantinedAt: { $lt: moment } },
        order: 'id',
      });
    },
  };
  async function oldest(
    of: { institution: string; stream: Stream },
    state: DeliveryState,
  ): Promise<Row | undefined> {
    const [row] = await database
      .query(DELIVERY_UID)
      .select('*')
      .where({ ...of, state })
      .orderBy({ id: 'asc' })
      .limit(1)
      .execute();
    return row;
  }

  /** The items of a delivery that is applied again have all been evaluated anew. */
  async function forgetQuarantined({ id }: StoredDelivery): Promise<void> {
    await database.query(QUARANTINED_ITEM_UID).where({ deliveryId: id }).delete().execute();
  }

  async function keepQuarantined(
    { id, institution, stream }: StoredDelivery,
    quarantined: readonly QuarantinedItem[],
    quarantinedAt: Date,
  ): Promise<void> {
    for (const part of chunks(quarantined, 50)) {
      await database
        .query(QUARANTINED_ITEM_UID)
        .insert(
          part.map((item) => ({
            ...item,
            reasons: jsonText(item.reasons),
            reasonCode: item.reasons[0]?.code ?? null,
            deliveryId: id,
            institution,
            stream,
            quarantinedAt,
          })),
        )
        .onConflict(true)
        .ignore()
        .execute();
    }
  }

  async function noteApplied(
    { id }: StoredDelivery,
    outcomes: readonly ItemOutcome[],
    appliedAt: Date,
  ): Promise<void> {
    const state: DeliveryState = 'applied';
    await database
      .query(DELIVERY_UID)
      .where({ id, state: { $in: ['stored', 'replay'] satisfies DeliveryState[] } })
      .update({ state, appliedAt, ...summary(outcomes) })
      .execute();
  }
}
