import type { ConflictEntry, EndedHold, LinkRecord } from '../records';
import type { Clock, ContactTransaction } from '../store';
import type { StoreSubscribers } from '../link-changes';
import { fieldsInConflict } from '../model/shown-state';

const keyOf = ({ contactDocumentId, field, institution }: EndedHold): string =>
  `${institution}/${contactDocumentId}/${field}`;

/** The fields of a link that wait for a decision; none on a link without a contact. */
function heldFields(link: LinkRecord): EndedHold[] {
  const { contactDocumentId, institution } = link;
  if (contactDocumentId === null) return [];
  return fieldsInConflict(link).map((field) => ({ institution, contactDocumentId, field }));
}

/**
 * Ends the open conflict of a field that no longer waits for a decision, whoever wrote the link:
 * both sides agreed, a person decided, or the contact was deleted.
 */
export function endConflictsWithHolds(clock: Clock): StoreSubscribers['linksChanged'][number] {
  return async (changes, transaction) => {
    const ended = changes.flatMap((change) => {
      if (change.kind !== 'updated' && change.kind !== 'shown') return [];
      const still = new Set(heldFields(change.after).map(keyOf));
      return heldFields(change.before).filter((hold) => !still.has(keyOf(hold)));
    });
    await transaction.endConflicts(ended, clock.now());
  };
}

/**
 * Records conflicts and ends an open one of the same field, since S-360 has sent another value.
 * `linksBefore`: the links before the change that caused these conflicts.
 */
export async function recordConflicts(
  entries: readonly ConflictEntry[],
  linksBefore: readonly LinkRecord[],
  at: Date,
  transaction: ContactTransaction,
): Promise<void> {
  if (entries.length === 0) return;
  const held = new Set(linksBefore.flatMap(heldFields).map(keyOf));
  await transaction.endConflicts(
    entries.filter((entry) => held.has(keyOf(entry))),
    at,
  );
  await transaction.addConflicts(entries);
}
