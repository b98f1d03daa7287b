import type { ContactSnapshot } from '../mapping/snapshot';
import type { Identity } from './identify';

/** What was decided of an unknown number; one that the filter keeps out makes and joins nothing. */
export type Decided = Identity | { kind: 'filtered' };

/** Of two states of one contact; without dates the first that came is not overtaken. */
function isNewer(a: ContactSnapshot, b: ContactSnapshot): boolean {
  return a.modifiedAtMs !== null && b.modifiedAtMs !== null && a.modifiedAtMs > b.modifiedAtMs;
}

/**
 * The newest snapshot of each number, by which it is decided whose it is. Those that the filter
 * lets in come first: a contact is not taken by one that makes nothing of it.
 */
export function newestOfEachNumber(
  snapshots: readonly ContactSnapshot[],
): Map<string, ContactSnapshot> {
  const newest = new Map<string, ContactSnapshot>();
  for (const snapshot of snapshots) {
    const other = newest.get(snapshot.contactNumber);
    if (!other || isNewer(snapshot, other)) newest.set(snapshot.contactNumber, snapshot);
  }
  const entries = [...newest];
  return new Map([
    ...entries.filter(([, { keptOut }]) => !keptOut),
    ...entries.filter(([, { keptOut }]) => keptOut),
  ]);
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
