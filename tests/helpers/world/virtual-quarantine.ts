import type { QuarantinedItemStatus } from '../../../server/src/contracts/overview';
import type { AwaitedItem } from '../../../server/src/identity/awaited-items';
import { AWAITS_LINK } from '../../../server/src/contacts/receive/match-reviews';
import { openCreate } from '../../../server/src/contacts/receive/open-creates';
import type { DeliveryStore } from '../../../server/src/inbox/delivery-store';
import type { QuarantinedItem, StoredDelivery } from '../../../server/src/inbox/records';
import type { Tables } from '../builders/memory-tables';

interface KeptItem {
  item: QuarantinedItemStatus;
  awaitsContact: string | null;
}

/** The quarantined items, as all processes see them in the database. */
export interface VirtualQuarantine extends Pick<DeliveryStore, 'storeItemOutcome'> {
  keep(delivery: StoredDelivery, items: readonly QuarantinedItem[], at: Date): void;
  /** The items that are currently in quarantine. */
  items(): QuarantinedItemStatus[];
  waitingAfter(id: number): Promise<AwaitedItem[]>;
}

export function virtualQuarantine(): VirtualQuarantine {
  const kept = new Map<number, KeptItem>();
  const ids = new Map<string, number>();

  return {
    keep({ id: deliveryId, institution }, items, at) {
      for (const { awaitsContact, ...item } of items) {
        const place = `${deliveryId}/${item.position}`;
        // A delivery that is applied again keeps its quarantined items.
        if (ids.has(place)) continue;
        const id = ids.size + 1;
        ids.set(place, id);
        const quarantinedAt = at.toISOString();
        kept.set(id, {
          item: { ...item, id, deliveryId, institution, stream: 'contacts', quarantinedAt },
          awaitsContact,
        });
      }
    },
    items: () => [...kept.values()].map(({ item }) => item),
    waitingAfter: (after) =>
      Promise.resolve(
        [...kept].flatMap(([id, { awaitsContact, item }]) =>
          id > after && awaitsContact !== null ? [{ item, awaitsContact }] : [],
        ),
      ),
    storeItemOutcome(id, { awaits, outcome, reasons = [] }) {
      const entry = kept.get(id);
      if (entry && outcome === 'quarantined') {
        kept.set(id, { item: { ...entry.item, reasons }, awaitsContact: awaits ?? null });
      } else {
        kept.delete(id);
      }
      return Promise.resolve();
    },
  };
}

/** Items that wait for a create that has ended, so that they can be reprocessed. */
export async function waitingInVain(
  quarantine: VirtualQuarantine,
  { links }: Tables,
): Promise<string[]> {
  const waiting = await quarantine.waitingAfter(0);
  return waiting.flatMap(({ awaitsContact, item }) => {
    const own = links.filter(({ institution }) => institution === item.institution);
    if (awaitsContact === AWAITS_LINK) {
      return own.every(({ contactNumber }) => contactNumber !== item.contactNumber)
        ? []
        : [`item ${item.id} of ${item.contactNumber} waits though its number is linked`];
    }
    const link = own.find(({ contactDocumentId }) => contactDocumentId === awaitsContact);
    const isOpen = link !== undefined && link.contactNumber === null && openCreate(link) !== null;
    return isOpen ? [] : [`item ${item.id} of ${item.contactNumber} waits for a settled create`];
  });
}
