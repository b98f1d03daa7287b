import type { LinkRecord } from './records';
import type { ContactStore, ContactTransaction, NewLink, QueuedPull } from './store';

/** A link that a transaction has written. */
export type LinkChange =
  | { kind: 'inserted'; after: NewLink }
  /** `shown`: written because of values from S-360, even if they changed nothing. */
  | { kind: 'updated' | 'shown'; before: LinkRecord; after: LinkRecord }
  | { kind: 'removed'; before: LinkRecord };

/** What subscribers do after the store has written, in its transaction and before it continues. */
export interface StoreSubscribers {
  /**
   * Reports changed links, once per statement that wrote them, in the order of the subscribers.
   */
  linksChanged: readonly ((
    changes: readonly LinkChange[],
    transaction: ContactTransaction,
  ) => Promise<void>)[];
  pullsQueued: readonly ((pulls: readonly QueuedPull[]) => Promise<void>)[];
}

function withPublishing(
  transaction: ContactTransaction,
  { linksChanged, pullsQueued }: StoreSubscribers,
): ContactTransaction {
  /** By link id: the link as it was locked or last written. */
  const known = new Map<number, LinkRecord>();
  const note = (links: LinkRecord[]): LinkRecord[] => {
    for (const link of links) known.set(link.id, link);
    return links;
  };
  async function publish(changes: readonly LinkChange[]): Promise<void> {
    if (changes.length === 0) return;
    for (const subscriber of linksChanged) await subscriber(changes, transaction);
  }
  function updated(kind: 'updated' | 'shown', links: readonly LinkRecord[]): LinkChange[] {
    return links.map((after) => {
      const before = known.get(after.id);
      if (!before) throw new Error(`Link ${after.id} is written without being locked.`);
      known.set(after.id, after);
      return { kind, before, after };
    });
  }
  return {
    ...transaction,
    lockLinks: async (ids) => note(await transaction.lockLinks(ids)),
    lockLinksWith: async (ids, contactDocumentIds) =>
      note(await transaction.lockLinksWith(ids, contactDocumentIds)),
    async insertLinks(links) {
      await transaction.insertLinks(links);
      await publish(links.map((after) => ({ kind: 'inserted', after })));
    },
    async insertReceived(links, contacts) {
      const stored = await transaction.insertReceived(links, contacts);
      const inserted = links.filter(({ link }) => stored.has(link.documentId));
      await publish(inserted.map(({ link: after }) => ({ kind: 'inserted', after })));
      return stored;
    },
    async updateLinks(links) {
      await transaction.updateLinks(links);
      await publish(updated('updated', links));
    },
    async updateReceived(links) {
      await transaction.updateReceived(links);
      const after = links.map(({ link }) => link);
      await publish(updated('shown', after));
    },
    async removeLinks(linkIds) {
      await transaction.removeLinks(linkIds);
      const removed = linkIds.flatMap((id) => known.get(id) ?? []);
      await publish(removed.map((before) => ({ kind: 'removed', before })));
    },
    async queuePulls(pulls) {
      await transaction.queuePulls(pulls);
      for (const subscriber of pullsQueued) await subscriber(pulls);
    },
  };
}

/** Wraps the store so that its subscribers run in each transaction that writes. */
export function publishingChanges(
  store: ContactStore,
  subscribers: StoreSubscribers,
): ContactStore {
  return {
    erased: store.erased,
    newDocumentId: () => store.newDocumentId(),
    knownNumbers: (institution, contactNumbers) => store.knownNumbers(institution, contactNumbers),
    transaction: (work) =>
      store.transaction((transaction) => work(withPublishing(transaction, subscribers))),
  };
}
