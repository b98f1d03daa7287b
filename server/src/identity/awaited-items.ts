import { quarantinedItemStatus, type DeliveryStore } from '../inbox';
import type { DeliveryItemOutcome, QuarantinedItemStatus } from '../contracts/overview';
import { QUARANTINED_ITEM_UID } from '../contracts/uids';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, text } from '../kernel/database/values';
import { describeError } from '../kernel/describe-error';
import type { Institution } from '../institutions';
import {
  readContactItem,
  showsName,
  AWAITS_LINK,
  type ContactSettings,
  type ContactStore,
} from '../contacts';
import type { PullReason } from '../sending';
import { isCreateResolved } from './resolved-create';

/**
 * Quarantined items that could not be evaluated while the create of a contact was out or in doubt,
 * or while several contacts matched their number.
 */
export interface AwaitedItems {
  /** Evaluates again the items whose create or match is resolved, either way; returns how many. */
  evaluateResolved(): Promise<number>;
  /**
   * Evaluates an item again because a person asks for it. Where it could overwrite something newer,
   * its contact is pulled instead.
   */
  evaluateAgain(item: QuarantinedItemStatus): Promise<DeliveryItemOutcome>;
}

/** A quarantined item and what must be resolved before it can be evaluated. */
export interface AwaitedItem {
  item: QuarantinedItemStatus;
  /**
   * The contact whose create it waits for; `AWAITS_LINK`: it waits for its number to be linked.
   */
  awaitsContact: string;
}

/** The parts of an institution that evaluating its items needs. */
type EvaluatedBy = Pick<Institution, 'code' | 'contacts'>;

interface AwaitedItemsPorts {
  /** A slice of the items that wait for a create, after the given id, ordered by id. */
  waitingAfter(id: number): Promise<AwaitedItem[]>;
  store: ContactStore;
  deliveryStore: Pick<DeliveryStore, 'storeItemOutcome'>;
  /**
   * Finds the institution if its contacts follow its current mapping; otherwise its items wait.
   */
  findReady(code: string): Promise<EvaluatedBy | null>;
  replay(item: QuarantinedItemStatus): Promise<DeliveryItemOutcome>;
  log: { error(message: string): void };
}

const SLICE = 200;

function awaitedFromRow(row: Row): AwaitedItem {
  return { item: quarantinedItemStatus(row), awaitsContact: text(row.awaitsContact) ?? '' };
}

/** Reads the waiting items from Strapi's database. */
export const waitingInDatabase =
  (database: StrapiDatabase): AwaitedItemsPorts['waitingAfter'] =>
  async (id) => {
    const rows = await database
      .query(QUARANTINED_ITEM_UID)
      .select('*')
      .where({ awaitsContact: { $notNull: true }, id: { $gt: id } })
      .orderBy({ id: 'asc' })
      .limit(SLICE)
      .execute();
    return rows.map(awaitedFromRow);
  };

/** The service that keeps items from waiting forever for a create. */
export function awaitedItems(ports: AwaitedItemsPorts): AwaitedItems {
  const { store, waitingAfter } = ports;

  async function resolvedAmong(awaited: readonly AwaitedItem[]): Promise<AwaitedItem[]> {
    const links = await store.transaction((transaction) =>
      transaction.linksOfContacts(awaited.map(({ awaitsContact }) => awaitsContact)),
    );
    const resolved: AwaitedItem[] = [];
    for (const one of awaited) {
      const { awaitsContact, item } = one;
      const of = { contactDocumentId: awaitsContact, institution: item.institution };
      const isResolved =
        awaitsContact === AWAITS_LINK ? (await linkOf(item)) !== null : isCreateResolved(links, of);
      if (isResolved) resolved.push(one);
    }
    return resolved;
  }

  async function linkOf({ contactNumber, institution }: QuarantinedItemStatus) {
    if (contactNumber === null) return null;
    const [link] = await store.transaction((transaction) =>
      transaction.linksByNumber(institution, [contactNumber]),
    );
    return link ?? null;
  }

  /** Why to pull the contact instead of evaluating the item; `null` to evaluate the item. */
  async function whyToRead(
    item: QuarantinedItemStatus,
    settings: ContactSettings,
  ): Promise<PullReason | null> {
    const read = readContactItem(JSON.parse(item.body), settings);
    if (read.kind !== 'snapshot') return null;
    const link = await linkOf(item);
    // The item would create an empty contact and bypass an open match review.
    if (link === null && !showsName(read.snapshot)) return 'nobodyShown';
    const isOvertaken = (link?.lastReceived?.at ?? '') > (item.quarantinedAt ?? '');
    // Without a date, the item would count as the latest.
    return isOvertaken && read.snapshot.modifiedAtMs === null ? 'undated' : null;
  }

  async function evaluate(
    item: QuarantinedItemStatus,
    { code: institution, contacts }: EvaluatedBy,
  ): Promise<DeliveryItemOutcome> {
    const reason = await whyToRead(item, contacts);
    const { contactNumber, position } = item;
    if (reason === null || contactNumber === null) return ports.replay(item);
    await store.transaction((transaction) =>
      transaction.queuePulls([{ institution, contactNumber, lane: 'bulk', reason }]),
    );
    const outcome = { position, contactNumber, outcome: 'needsPull' } as const;
    await ports.deliveryStore.storeItemOutcome(item.id, outcome);
    return outcome;
  }

  return {
    async evaluateAgain(item) {
      const institution =
        item.stream === 'contacts' ? await ports.findReady(item.institution) : null;
      return institution ? evaluate(item, institution) : ports.replay(item);
    },
    async evaluateResolved() {
      let evaluated = 0;
      let afterId = 0;
      for (;;) {
        const awaited = await waitingAfter(afterId);
        if (awaited.length === 0) return evaluated;
        afterId = integer(awaited.at(-1)?.item.id);
        for (const { item } of await resolvedAmong(awaited)) {
          try {
            const institution = await ports.findReady(item.institution);
            if (!institution) continue;
            await evaluate(item, institution);
            evaluated += 1;
          } catch (error) {
            ports.log.error(
              `quarantined item ${item.id} was not evaluated: ${describeError(error)}`,
            );
          }
        }
      }
    },
  };
}
