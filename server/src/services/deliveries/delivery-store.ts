import { DELIVERY_UID, QUARANTINED_ITEM_UID } from '../../contracts/uids';
import { cleanText } from '../contacts/mapping/canonical';
import type { Row, StrapiDatabase } from '../database/strapi-database';
import { integer, jsonText, text, time } from '../database/values';

export type Stream = 'contacts';

/** `stored` waits to be applied; `refused` never will be; both keep their body. */
export type DeliveryState = 'stored' | 'applied' | 'refused';

export interface StoredDelivery {
  id: number;
  institution: string;
  stream: Stream;
  body: string;
  receivedAt: Date;
}

/** What became of one item of a delivery. */
export interface ItemOutcome {
  position: number;
  contactNumber: string | null;
  outcome: 'applied' | 'unchanged' | 'superseded' | 'kept' | 'pullWanted' | 'quarantined';
  reasons?: string[];
}

export interface QuarantinedItem {
  position: number;
  contactNumber: string | null;
  /** The item as JSON text, whole. */
  body: string;
  reasons: string[];
}

export interface DeliveryStore {
  add(delivery: {
    institution: string;
    stream: Stream;
    body: string;
    byteLength: number;
    state: 'stored' | 'refused';
    refusal: string | null;
    receivedAt: Date;
  }): Promise<void>;
  /** The oldest delivery that waits, by id. */
  next(institution: string, stream: Stream): Promise<StoredDelivery | null>;
  finish(
    delivery: StoredDelivery,
    outcomes: readonly ItemOutcome[],
    quarantined: readonly QuarantinedItem[],
    appliedAt: Date,
  ): Promise<void>;
  /** A quarantined item was judged again: it is released, or kept with its new reasons. */
  settleQuarantined(id: number, outcome: ItemOutcome): Promise<void>;
  /** Forgets deliveries and quarantined items received before then. */
  forgetBefore(moment: Date): Promise<void>;
}

const count = (outcomes: readonly ItemOutcome[], ...kinds: ItemOutcome['outcome'][]) =>
  outcomes.filter(({ outcome }) => kinds.includes(outcome)).length;

function summary(outcomes: readonly ItemOutcome[]): Row {
  return {
    items: outcomes.length,
    applied: count(outcomes, 'applied', 'pullWanted'),
    unchanged: count(outcomes, 'unchanged'),
    superseded: count(outcomes, 'superseded'),
    kept: count(outcomes, 'kept'),
    quarantined: count(outcomes, 'quarantined'),
    outcomes: jsonText(outcomes),
  };
}

/** Deliveries and quarantined items in Strapi's database. */
export function databaseDeliveryStore(database: StrapiDatabase): DeliveryStore {
  return {
    async add({ body, ...delivery }) {
      // A NUL in a body that is not JSON would be refused by PostgreSQL; JSON never holds one.
      const kept = body.includes('\u0000') ? cleanText(body) : body;
      await database
        .query(DELIVERY_UID)
        .insert({ ...delivery, body: kept })
        .execute();
    },
    async next(institution, stream) {
      const [row] = await database
        .query(DELIVERY_UID)
        .select('*')
        .where({ institution, stream, state: 'stored' })
        .orderBy({ id: 'asc' })
        .limit(1)
        .execute();
      if (!row) return null;
      const receivedAt = time(row.receivedAt) ?? new Date(0);
      return { id: integer(row.id), institution, stream, body: text(row.body) ?? '', receivedAt };
    },
    async finish(delivery, outcomes, quarantined, appliedAt) {
      const note = () => noteApplied(delivery, outcomes, appliedAt);
      if (quarantined.length === 0) return note();
      await database.transaction(async () => {
        await keepQuarantined(delivery, quarantined, appliedAt);
        await note();
      });
    },
    async settleQuarantined(id, { outcome, reasons }) {
      const item = database.query(QUARANTINED_ITEM_UID).where({ id });
      await (
        outcome === 'quarantined'
          ? item.update({ reasons: jsonText(reasons ?? []) })
          : item.delete()
      ).execute();
    },
    async forgetBefore(moment) {
      await database
        .query(DELIVERY_UID)
        .where({ receivedAt: { $lt: moment }, state: { $ne: 'stored' } })
        .delete()
        .execute();
      await database
        .query(QUARANTINED_ITEM_UID)
        .where({ quarantinedAt: { $lt: moment } })
        .delete()
        .execute();
    },
  };
  async function keepQuarantined(
    { id, institution, stream }: StoredDelivery,
    quarantined: readonly QuarantinedItem[],
    quarantinedAt: Date,
  ): Promise<void> {
    for (const item of quarantined) {
      await database
        .query(QUARANTINED_ITEM_UID)
        .insert({
          ...item,
          reasons: jsonText(item.reasons),
          deliveryId: id,
          institution,
          stream,
          quarantinedAt,
        })
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
      .where({ id, state: 'stored' satisfies DeliveryState })
      .update({ state, appliedAt, ...summary(outcomes) })
      .execute();
  }
}
