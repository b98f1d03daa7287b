import type { Reason } from '../contracts/reasons';
import { cleanText } from '../kernel/text/clean-text';
import { DELIVERY_UID, QUARANTINED_ITEM_UID } from '../contracts/uids';
import type { Stream } from '../contracts/streams';
import { refuseTooLarge } from '../kernel/database/packet-limit';
import { forgetRows } from '../kernel/database/forget-rows';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { chunks, integer, jsonText, text, time } from '../kernel/database/values';
import type { DueRows } from '../sending';
import { bodyWith } from './erased-items';
import { forgetExcluded, storeExcluded } from './excluded-items';
import { newestOfAll } from './newest-accepted';
import { noteApplied, TO_APPLY } from './note-applied';
import { forgetObsolete } from './obsolete-items';
import {
  originOf,
  type DeliveryOrigin,
  type DeliveryState,
  type StoredDelivery,
  type ItemOutcome,
  type ExcludedItem,
  type AppliedDelivery,
  type DeliveriesApplied,
} from './records';
import { MAX_ITEMS_TOGETHER } from './runs';

export interface DeliveryStore {
  add(delivery: {
    institution: string;
    stream: Stream;
    body: string;
    byteLength: number;
    state: 'stored' | 'refused';
    refusal: Reason | null;
    receivedAt: Date;
    traceparent: string | null;
  }): Promise<void>;
  /**
   * The next deliveries that are not applied yet, by id, as far as they are small; if there is none,
   * the oldest that waits to be applied again.
   */
  next(institution: string, stream: Stream): Promise<StoredDelivery[]>;
  /** The next that are not applied yet, after the delivery with this id. */
  nextAfter(
    of: Pick<StoredDelivery, 'institution' | 'stream'>,
    id: number,
  ): Promise<StoredDelivery[]>;
  /** Records what became of the deliveries; does nothing for those that were applied meanwhile. */
  finish(deliveries: readonly AppliedDelivery[], appliedAt: Date): Promise<void>;
  /**
   * Stores the outcome of processing a quarantined item again: deletes the item, or keeps it with
   * its new reasons.
   */
  storeItemOutcome(id: number, outcome: ItemOutcome): Promise<void>;
  /**
   * Deletes deliveries and quarantined items received before then. Of the newest accepted delivery
   * of each institution and stream, keeps the row without its contents.
   */
  forgetBefore(moment: Date): Promise<void>;
}

/** The deliveries to apply, at any institution. */
export const deliveryRows = (stream: Stream): DueRows => ({
  uid: DELIVERY_UID,
  where: { stream, state: { $in: [...TO_APPLY] } },
  unlessPaused: 'receiving',
});

/** Deliveries are heavy rows, of up to 20 MB each. */
const BODIES_AT_ONCE = 20;

/** Deliveries that may be applied together have at most this many bytes in all. */
const BYTES_TOGETHER = 512_000;

/**
 * Numbers of a delivery of excluded items that are linked now, or whose item waits in quarantine for
 * a create or a match review.
 */
function importedNumbers({ applied, delivery }: AppliedDelivery): string[] {
  if (delivery.origin !== 'again') return [];
  const linked: readonly string[] = ['applied', 'unchanged', 'superseded', 'kept'];
  return applied.outcomes
    .filter(({ awaits, outcome }) => linked.includes(outcome) || awaits !== undefined)
    .flatMap(({ contactNumber }) => contactNumber ?? []);
}

const DELIVERY_ATTRIBUTES = [
  'id',
  'body',
  'byteLength',
  'origin',
  'state',
  'receivedAt',
  'traceparent',
];

const deliveryFrom = (row: Row): Omit<StoredDelivery, 'institution' | 'stream'> => ({
  id: integer(row.id),
  body: text(row.body) ?? '',
  byteLength: integer(row.byteLength),
  origin: originOf(row.origin),
  isReplay: row.state === ('replay' satisfies DeliveryState),
  receivedAt: time(row.receivedAt) ?? new Date(0),
  traceparent: text(row.traceparent),
});

/** Leaves out items for which a later part of the same delivery brought a newer state. */
function stillOut({ applied }: AppliedDelivery): readonly ExcludedItem[] {
  const arrived = new Set(
    applied.outcomes
      .filter(({ outcome }) => ARRIVED.includes(outcome))
      .map(({ contactNumber, orderId }) => orderId ?? contactNumber),
  );
  return applied.excluded.filter(({ number }) => !arrived.has(number));
}

const ARRIVED: readonly ItemOutcome['outcome'][] = ['applied', 'unchanged', 'superseded', 'kept'];

/** Deliveries and quarantined items in Strapi's database. */
export function databaseDeliveryStore(
  database: StrapiDatabase,
  deliveriesApplied: DeliveriesApplied,
): DeliveryStore {
  return {
    async add({ body, refusal, ...delivery }) {
      // PostgreSQL would refuse a NUL in a body that is not JSON; JSON never contains one.
      const kept = body.includes('\u0000') ? cleanText(body) : body;
      await refuseTooLarge(database, kept);
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
      const ids = (await waiting(of, 'stored')) ?? (await waiting(of, 'replay'));
      return read(of, ids ?? []);
    },
    async nextAfter({ institution, stream }, id) {
      const of = { institution, stream };
      return read(of, (await waiting({ ...of, id: { $gt: id } }, 'stored')) ?? []);
    },
    async finish(deliveries, appliedAt) {
      await database.transaction(async (trx) => {
        const unfinished = await noteApplied({ database, trx }, deliveries, appliedAt);
        const [first] = unfinished;
        if (!first) return;
        const of = first.delivery;
        await forgetQuarantined(unfinished);
        await keepQuarantined(unfinished, appliedAt);
        await forgetObsolete(database, unfinished);
        await storeExcluded(database, of, unfinished.flatMap(stillOut), appliedAt);
        await forgetExcluded(database, of, unfinished.flatMap(importedNumbers));
        await storeWithoutErased(unfinished);
        await deliveriesApplied(unfinished, appliedAt);
      });
    },
    async storeItemOutcome(id, { awaits, outcome, reasons }) {
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

  async function read(
    of: { institution: string; stream: Stream },
    ids: readonly number[],
  ): Promise<StoredDelivery[]> {
    if (ids.length === 0) return [];
    const rows = await database
      .query(DELIVERY_UID)
      .select(DELIVERY_ATTRIBUTES)
      .where({ id: { $in: ids } })
      .orderBy({ id: 'asc' })
      .execute();
    return rows.map((row) => ({ ...of, ...deliveryFrom(row) }));
  }

  /** The ids of the deliveries to read now; `null` if none is in this state. */
  async function waiting(of: Row, state: DeliveryState): Promise<number[] | null> {
    const rows = await database
      .query(DELIVERY_UID)
      .select(['id', 'byteLength'])
      .where({ ...of, state })
      .orderBy({ id: 'asc' })
      .limit(state === 'stored' ? MAX_ITEMS_TOGETHER : 1)
      .execute();
    let bytes = 0;
    const read = rows.filter(({ byteLength }, index) => {
      bytes += integer(byteLength);
      return index === 0 || bytes <= BYTES_TOGETHER;
    });
    return read.length === 0 ? null : read.map(({ id }) => integer(id));
  }

  /** The items of a delivery that is applied again have all been evaluated anew. */
  async function forgetQuarantined(deliveries: readonly AppliedDelivery[]): Promise<void> {
    const again = deliveries.flatMap(({ delivery }) => (delivery.isReplay ? delivery.id : []));
    if (again.length === 0) return;
    await database
      .query(QUARANTINED_ITEM_UID)
      .where({ deliveryId: { $in: again } })
      .delete()
      .execute();
  }

  /** Nothing stays of items about erased persons, which came after the erasure. */
  async function storeWithoutErased(deliveries: readonly AppliedDelivery[]): Promise<void> {
    for (const { applied, delivery } of deliveries) {
      const body = bodyWith(delivery.body, applied.replaced ?? []);
      if (body !== null)
        await database.query(DELIVERY_UID).where({ id: delivery.id }).update({ body }).execute();
    }
  }

  async function keepQuarantined(
    deliveries: readonly AppliedDelivery[],
    quarantinedAt: Date,
  ): Promise<void> {
    const rows = deliveries.flatMap(({ applied, delivery: { id, institution, stream } }) =>
      applied.quarantined.map((item) => ({
        ...item,
        reasons: jsonText(item.reasons),
        reasonCode: item.reasons[0]?.code ?? null,
        deliveryId: id,
        institution,
        stream,
        quarantinedAt,
      })),
    );
    for (const part of chunks(rows, 50)) {
      await database.query(QUARANTINED_ITEM_UID).insert(part).onConflict(true).ignore().execute();
    }
  }
}
