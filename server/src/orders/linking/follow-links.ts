import type { LinkChange, LinkRecord, NewLink, StoreSubscribers } from '../../contacts';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { grouped } from '../../kernel/grouped';
import { linkOrders, type LinkingPorts } from './link-orders';

interface FollowLinksPorts extends LinkingPorts {
  database: StrapiDatabase;
  /** The S-360 that is configured for an institution now; `null` when there is none. */
  baseUrlOf(institution: string): string | null;
}

/**
 * Everything that decides which contact a link's number stands for; a change concerns the orders.
 */
const meaningOf = (link: LinkRecord | NewLink) =>
  JSON.stringify([
    link.contactNumber,
    link.mergedInto ?? link.contactDocumentId,
    link.state === 'unlinked' && link.mergedInto === null,
    link.baseUrl,
  ]);

type Numbered = Pick<LinkRecord, 'institution' | 'contactNumber' | 'baseUrl'>;

/** Links whose number now stands for another contact: as they were, and as they are. */
function redirectedNumbers(change: LinkChange): Numbered[] {
  switch (change.kind) {
    case 'inserted':
      return [];
    case 'removed':
      return [change.before];
    case 'updated':
    case 'shown': {
      const { after, before } = change;
      return meaningOf(before) === meaningOf(after) ? [] : [before, after];
    }
  }
}

/**
 * Links whose number orders may wait for. A known link is one as well, because an order may be
 * stored meanwhile.
 */
function arrivedNumbers(change: LinkChange): Numbered[] {
  switch (change.kind) {
    case 'inserted':
      return [change.after];
    case 'shown': {
      const { mergedInto, state } = change.after;
      return state === 'unlinked' && mergedInto === null ? [] : [change.after];
    }
    case 'updated':
    case 'removed':
      return [];
  }
}

/**
 * Makes the orders of a number follow its contact, in the same transaction and whoever writes the
 * link: a contact arrives, S-360 has just created one, two are merged, one is deleted.
 */
export function ordersFollowLinks(
  ports: FollowLinksPorts,
): StoreSubscribers['linksChanged'][number] {
  async function link(links: readonly Numbered[], options: { unlinkedOnly: boolean }) {
    const numbered = links.flatMap(({ baseUrl, contactNumber, institution }) => {
      if (contactNumber === null) return [];
      // The orders of an institution that is no longer configured still follow its links.
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
  return async (changes) => {
    await link(changes.flatMap(redirectedNumbers), { unlinkedOnly: false });
    await link(changes.flatMap(arrivedNumbers), { unlinkedOnly: true });
  };
}
