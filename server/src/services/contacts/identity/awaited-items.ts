import type { DeliveryItemOutcome, QuarantinedItemStatus } from '../../../contracts/overview';
import { QUARANTINED_ITEM_UID } from '../../../contracts/uids';
import type { Row, StrapiDatabase } from '../../database/strapi-database';
import { integer, text } from '../../database/values';
import { describeError } from '../../describe-error';
import type { DeliveryStore } from '../../deliveries/delivery-store';
import type { Institution } from '../../institutions/institution';
import type { InstitutionRegistry } from '../../institutions/registry';
import { quarantinedItemStatus } from '../../overview/rows';
import { readContactItem } from '../mapping/snapshot';
import { openCreate } from '../receive/identify';
import type { LinkRecord } from '../records';
import type { ContactStore } from '../store';

/** Items that could not be judged while the create of a contact was out or in doubt. */
export interface AwaitedItems {
  /** Judges those again whose create is settled, whichever way; answers how many. */
  judgeSettled(): Promise<number>;
}

/** An item in quarantine, and the contact whose create has to be settled before it can be judged. */
export interface AwaitedItem {
  item: QuarantinedItemStatus;
  awaitsContact: string;
}

export interface AwaitedItemsPorts {
  /** Items that wait for a create, by id; a slice of those after that id. */
  waitingAfter(id: number): Promise<AwaitedItem[]>;
  store: ContactStore;
  deliveryStore: Pick<DeliveryStore, 'settleQuarantined'>;
  institutions: Pick<InstitutionRegistry, 'find'>;
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
    return awaited.filter(({ awaitsContact, item }) => {
      const link = links.find(
        ({ contactDocumentId, institution }) =>
          contactDocumentId === awaitsContact && institution === item.institution,
      );
      return !link || link.contactNumber !== null || openCreate(link) === null;
    });
  }

  /** What was received for the number since then; `null` when nothing was. */
  async function receivedSince(item: QuarantinedItemStatus): Promise<LinkRecord | null> {
    const { contactNumber, institution, quarantinedAt } = item;
    if (contactNumber === null) return null;
    const [link] = await store.transaction((transaction) =>
      transaction.linksByNumber(institution, [contactNumber]),
    );
    const receivedAt = link?.lastReceived?.at ?? '';
    return link && receivedAt > (quarantinedAt ?? '') ? link : null;
  }

  async function judge(item: QuarantinedItemStatus, institution: Institution): Promise<void> {
    const newer = isUndated(item, institution) ? await receivedSince(item) : null;
    if (newer === null) {
      await ports.replay(item);
      return;
    }
    // An undated item would count as the latest: what S-360 has now is read instead.
    const { contactNumber, position } = item;
    await store.transaction((transaction) =>
      transaction.wantPulls([
        {
          institution: institution.code,
          contactNumber: contactNumber ?? '',
          lane: 'bulk',
          reason: 'an undated item waited while a newer one was applied',
        },
      ]),
    );
    await ports.deliveryStore.settleQuarantined(item.id, {
      position,
      contactNumber,
      outcome: 'superseded',
    });
  }

  return {
    async judgeSettled() {
      let judged = 0;
      let afterId = 0;
      for (;;) {
        const awaited = await waitingAfter(afterId);
        if (awaited.length === 0) return judged;
        afterId = integer(awaited.at(-1)?.item.id);
        for (const { item } of await settledOf(awaited)) {
          const institution = ports.institutions.find(item.institution);
          if (!institution) continue;
          try {
            await judge(item, institution);
            judged += 1;
          } catch (error) {
            ports.log.error(`quarantined item ${item.id} was not judged: ${describeError(error)}`);
          }
        }
      }
    },
  };
}

function isUndated({ body }: QuarantinedItemStatus, { contacts }: Institution): boolean {
  const read = readContactItem(JSON.parse(body), contacts);
  return read.kind === 'snapshot' && read.snapshot.modifiedAtMs === null;
}
