import type { ContactSnapshot } from '../mapping/snapshot';
import type { Identity } from './identify';

/** What was decided of an unknown number; one that the filter keeps out makes and joins nothing. */
export type Decided = Identity | { kind: 'filtered' };

/**
 * One snapshot of each number, by which it is decided whose it is. Those that the filter lets in
 * come first: a contact is not taken by one that makes nothing of it.
 */
export function firstOfEachNumber(
  snapshots: readonly ContactSnapshot[],
): Map<string, ContactSnapshot> {
  const letIn = snapshots.filter(({ keptOut }) => !keptOut);
  const keptOut = snapshots.filter((snapshot) => snapshot.keptOut);
  const first = new Map<string, ContactSnapshot>();
  for (const snapshot of [...letIn, ...keptOut]) {
    if (!first.has(snapshot.contactNumber)) first.set(snapshot.contactNumber, snapshot);
  }
  return first;
}

/**
 * Applies the filter to what was found out. A contact that is being created here is ours, whatever
 * the filter says: its item is let in, so that it is never created twice.
 */
export function decided(
  snapshots: readonly ContactSnapshot[],
  identities: ReadonlyMap<string, Identity>,
): Map<string, Decided> {
  const keptOut = new Set(
    snapshots.flatMap((snapshot) => (snapshot.keptOut ? [snapshot.contactNumber] : [])),
  );
  return new Map(
    [...identities].map(([contactNumber, identity]): [string, Decided] => {
      const isOurs = identity.kind === 'create' || identity.kind === 'awaited';
      const isFiltered = keptOut.has(contactNumber) && !isOurs;
      return [contactNumber, isFiltered ? { kind: 'filtered' } : identity];
    }),
  );
}
