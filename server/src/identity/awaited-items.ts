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
import { isCreateSettled } from './settled-create';

/**
 * Items that could not be evaluated while the create of a contact was out or in doubt, or while several
 * contacts matched their number.
 */
export interface AwaitedItems {
  /** Evaluates those again for which that is settled, whichever way; answers how many. */
  evaluateSettled(): Promise<number>;
}

/** An item in quarantine, and what has to be settled before it can be evaluated. */
export interface AwaitedItem {
  item: QuarantinedItemStatus;
  /** The contact whose create it waits for; `AWAITS_LINK`: that its number is linked. */
  awaitsContact: string;
}

/** What of an institution its items are evaluated by. */
type EvaluatedBy = Pick<Institution, 'code' | 'contacts'>;

export interface AwaitedItemsPorts {
  /** Items that wait for a create, by id; a slice of those after that id. */
  waitingAfter(id: number): Promise<AwaitedItem[]>;
  store: ContactStore;
  deliveryStore: Pick<DeliveryStore, 'settleQuarantined'>;
  /** Those whose contacts stand under their mapping; the others' items go on waiting. */
  findReady(code: string): Promise<EvaluatedBy | null>;
  replay(item: QuarantinedItemStatus): Promise<DeliveryItemOutcome>;
  log: { error(message: string): void };
}

const SLICE = 200;

function awaitedFromRow(row: Row): AwaitedItem {
  return { item: quarantinedItemStatus(row), awaitsContact: text(row.awaitsContact) ?? '' };
}

/** The items that wait, from Strapi's database. */
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

/** The service that lets nothing wait for ever behind a create. */
export function awaitedItems(ports: AwaitedItemsPorts): AwaitedItems {
  const { store, waitingAfter } = ports;

  async function settledOf(awaited: readonly AwaitedItem[]): Promise<AwaitedItem[]> {
    const links = await store.transaction((transaction) =>
      transaction.linksOfContacts(awaited.map(({ awaitsContact }) => awaitsContact)),
    );
    const settled: AwaitedItem[] = [];
    for (const one of awaited) {
      const { awaitsContact, item } = one;
      const of = { contactDocumentId: awaitsContact, institution: item.institution };
      const isSettled =
        awaitsContact === AWAITS_LINK ? (await linkOf(item)) !== null : isCreateSettled(links, of);
      if (isSettled) settled.push(one);
    }
    return settled;
  }

  async function linkOf({ contactNumber, institution }: QuarantinedItemStatus) {
    if (contactNumber === null) return null;
    const [link] = await store.transaction((transaction) =>
      transaction.linksByNumber(institution, [contactNumber]),
    );
    return link ?? null;
  }

  /** Why the contact is to be read instead of evaluating what waited; `null`: that is evaluated. */
  async function whyToRead(
    item: QuarantinedItemStatus,
    settings: ContactSettings,
  ): Promise<string | null> {
    const read = readContactItem(JSON.parse(item.body), settings);
    if (read.kind !== 'snapshot') return null;
    const link = await linkOf(item);
    // It would make a contact of nothing, past a person who is asked whose number it is.
    if (link === null && !showsName(read.snapshot))
      return 'an item that waited does not show whose number it is';
    const isOvertaken = (link?.lastReceived?.at ?? '') > (item.quarantinedAt ?? '');
    // It would count as the latest.
    return isOvertaken && read.snapshot.modifiedAtMs === null
      ? 'an undated item waited while a newer one was applied'
      : null;
  }

  async function evaluate(
    item: QuarantinedItemStatus,
    { code: institution, contacts }: EvaluatedBy,
  ): Promise<void> {
    const reason = await whyToRead(item, contacts);
    const { contactNumber, position } = item;
    if (reason === null || contactNumber === null) {
      await ports.replay(item);
      return;
    }
    await store.transaction((transaction) =>
      transaction.queuePulls([{ institution, contactNumber, lane: 'bulk', reason }]),
    );
    const outcome = { position, contactNumber, outcome: 'needsPull' } as const;
    await ports.deliveryStore.settleQuarantined(item.id, outcome);
  }

  return {
    async evaluateSettled() {
      let evaluated = 0;
      let afterId = 0;
      for (;;) {
        const awaited = await waitingAfter(afterId);
        if (awaited.length === 0) return evaluated;
        afterId = integer(awaited.at(-1)?.item.id);
        for (const { item } of await settledOf(awaited)) {
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
