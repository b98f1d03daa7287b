import type { LinkRecord } from '../../contacts/records';
import type { ContactStore, ContactTransaction, NewLink } from '../../contacts/store';
import type { StrapiDatabase } from '../../database/strapi-database';
import { grouped } from '../../grouped';
import { linkOrders, type LinkingPorts } from './link-orders';

export interface LinkingOrdersPorts extends LinkingPorts {
  database: StrapiDatabase;
  /** The S-360 of an institution that is configured now; `null` where there is none. */
  baseUrlOf(institution: string): string | null;
}

/** Whom a link's number means; what changes of it concerns the orders. */
const meaningOf = (link: LinkRecord | NewLink) =>
  JSON.stringify([
    link.contactNumber,
    link.mergedInto ?? link.contactDocumentId,
    link.state === 'unlinked' && link.mergedInto === null,
    link.baseUrl,
  ]);

type Numbered = Pick<LinkRecord, 'institution' | 'contactNumber' | 'baseUrl'>;

function watching(transaction: ContactTransaction, ports: LinkingOrdersPorts): ContactTransaction {
  /** By link, as it was when it was locked. */
  const locked = new Map<number, LinkRecord>();
  const note = (links: LinkRecord[]): LinkRecord[] => {
    for (const link of links) locked.set(link.id, link);
    return links;
  };
  async function link(links: readonly Numbered[], options: { unlinkedOnly: boolean }) {
    const numbered = links.flatMap(({ baseUrl, contactNumber, institution }) => {
      if (contactNumber === null) return [];
      // The orders of an institution that is not configured any more follow its links all the same.
      return [{ institution, contactNumber, baseUrl: ports.baseUrlOf(institution) ?? baseUrl }];
    });
    const groups = grouped(numbered, (one) => JSON.stringify([one.institution, one.baseUrl]));
    for (const ofOneS360 of groups.values()) {
      const [first] = ofOneS360;
      if (!first) continue;
      const contactNumbers = ofOneS360.map(({ contactNumber }) => contactNumber);
      await ports.database.transaction((trx) =>
        linkOrders({ database: ports.database, trx }, { ...first, contactNumbers }, options, ports),
      );
    }
  }
  /** The numbers whose meaning changed, also those that a link had before. */
  async function follow(links: readonly LinkRecord[]): Promise<void> {
    const changed = links.flatMap((now) => {
      const before = locked.get(now.id);
      if (before && meaningOf(before) === meaningOf(now)) return [];
      locked.set(now.id, now);
      return before ? [before, now] : [now];
    });
    await link(changed, { unlinkedOnly: false });
  }
  return {
    ...transaction,
    lockLinks: async (ids) => note(await transaction.lockLinks(ids)),
    lockLinksWith: async (ids, contactDocumentIds) =>
      note(await transaction.lockLinksWith(ids, contactDocumentIds)),
    async insertLinks(links) {
      await transaction.insertLinks(links);
      await link(links, { unlinkedOnly: true });
    },
    async insertReceived(links, contacts) {
      const stored = await transaction.insertReceived(links, contacts);
      const own = links.map((received) => received.link);
      await link(
        own.filter(({ documentId }) => stored.has(documentId)),
        { unlinkedOnly: true },
      );
      return stored;
    },
    async updateLinks(links) {
      await transaction.updateLinks(links);
      await follow(links);
    },
    async updateReceived(links) {
      await transaction.updateReceived(links);
      // Also where nothing changed: an order may have been stored while its contact was.
      const own = links.map((received) => received.link);
      await link(
        own.filter(({ mergedInto, state }) => state !== 'unlinked' || mergedInto !== null),
        { unlinkedOnly: true },
      );
    },
    async moveLinks(links) {
      await transaction.moveLinks(links);
      await follow(links);
    },
    async removeLinks(linkIds) {
      await transaction.removeLinks(linkIds);
      await link(
        linkIds.flatMap((id) => locked.get(id) ?? []),
        { unlinkedOnly: false },
      );
    },
  };
}

/**
 * A store in which the orders of a number follow whom it means, in the same transaction and whoever
 * writes the link: a contact that arrives, one that S-360 has just created, two that are merged, one
 * that is deleted.
 */
export function linkingOrders(store: ContactStore, ports: LinkingOrdersPorts): ContactStore {
  return {
    newDocumentId: () => store.newDocumentId(),
    knownNumbers: (institution, contactNumbers) => store.knownNumbers(institution, contactNumbers),
    transaction: (work) => store.transaction((transaction) => work(watching(transaction, ports))),
  };
}
