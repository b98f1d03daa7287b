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

export interface AwaitedItemsPorts {
  database: StrapiDatabase;
  store: ContactStore;
  deliveryStore: DeliveryStore;
  institutions: InstitutionRegistry;
  replay(item: QuarantinedItemStatus): Promise<DeliveryItemOutcome>;
  log: { error(message: string): void };
}

interface AwaitedItem {
  item: QuarantinedItemStatus;
  awaitsContact: string;
}

const SLICE = 200;

function awaitedFromRow(row: Row): AwaitedItem {
  return { item: quarantinedItemStatus(row), awaitsContact: text(row.awaitsContact) ?? '' };
}

/** The service that lets nothing wait for ever behind a create. */
export function awaitedItems(ports: AwaitedItemsPorts): AwaitedItems {
  const { database, store } = ports;

  async function sliceAfter(id: number): Promise<AwaitedItem[]> {
    const rows = await database
      .query(QUARANTINED_ITEM_UID)
      .select('*')
      .where({ awaitsContact: { $notNull: true }, id: { $gt: id } })
      .orderBy({ id: 'asc' })
      .limit(SLICE)
      .execute();
    return rows.map(awaitedFromRow);
  }

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
        const awaited = await sliceAfter(afterId);
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
