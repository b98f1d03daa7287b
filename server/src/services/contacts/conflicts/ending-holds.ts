import type { EndedHold, LinkRecord } from '../records';
import type { Clock, ContactStore, ContactTransaction } from '../store';

const keyOf = ({ contactDocumentId, field, institution }: EndedHold): string =>
  `${institution}/${contactDocumentId}/${field}`;

/** The fields that are held on a link; none on one that nothing is exchanged by any more. */
function holdsOf({ contactDocumentId, institution, observations, state }: LinkRecord): EndedHold[] {
  if (contactDocumentId === null || state === 'unlinked') return [];
  return Object.entries(observations).flatMap(([field, { held }]) =>
    held ? [{ institution, contactDocumentId, field }] : [],
  );
}

function watching(transaction: ContactTransaction, clock: Clock): ContactTransaction {
  /** By link, as it was when it was locked. */
  const holdsWhenLocked = new Map<number, EndedHold[]>();
  const wasHeld = (hold: EndedHold) =>
    [...holdsWhenLocked.values()].flat().some((other) => keyOf(other) === keyOf(hold));
  function noteHolds(links: LinkRecord[]): LinkRecord[] {
    for (const link of links) {
      const holds = holdsOf(link);
      if (holds.length > 0) holdsWhenLocked.set(link.id, holds);
    }
    return links;
  }
  async function endHolds(links: readonly LinkRecord[]): Promise<void> {
    if (holdsWhenLocked.size === 0) return;
    const ended = links.flatMap((link) => {
      const still = new Set(holdsOf(link).map(keyOf));
      return (holdsWhenLocked.get(link.id) ?? []).filter((hold) => !still.has(keyOf(hold)));
    });
    await transaction.endConflicts(ended, clock.now());
  }
  return {
    ...transaction,
    lockLinks: async (ids) => noteHolds(await transaction.lockLinks(ids)),
    lockLinksWith: async (ids, contactDocumentIds) =>
      noteHolds(await transaction.lockLinksWith(ids, contactDocumentIds)),
    async updateLinks(links) {
      await transaction.updateLinks(links);
      await endHolds(links);
    },
    async updateReceived(links) {
      await transaction.updateReceived(links);
      await endHolds(links.map(({ link }) => link));
    },
    async addConflicts(entries) {
      const repeated = entries.filter(wasHeld);
      await transaction.endConflicts(repeated, clock.now());
      await transaction.addConflicts(entries);
    },
  };
}

/**
 * A store in which the conflict of a held field ends with its hold, whoever writes the link: both
 * sides came to agree, another value of S-360 is recorded anew, the contact was deleted.
 */
export function endingHolds(store: ContactStore, clock: Clock): ContactStore {
  return {
    newDocumentId: () => store.newDocumentId(),
    knownNumbers: (institution, contactNumbers) => store.knownNumbers(institution, contactNumbers),
    transaction: (work) => store.transaction((transaction) => work(watching(transaction, clock))),
  };
}
