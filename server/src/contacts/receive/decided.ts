import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { SnapshotSource } from '../model/merge/merge-snapshot';
import type { ContactSettings } from '../settings';
import type { Identity } from './identify';

/** What was decided of an unknown number; what is excluded makes and joins nothing. */
export type Decided =
  | Identity
  /** The institution's filter keeps it out. */
  | { kind: 'filtered' }
  /** New to the CRM, and last changed before what is taken of the past. */
  | { kind: 'tooOld' }
  /** New to the CRM, and the part of it that a delivery shows does not say who it is. */
  | { kind: 'nameless' }
  /** As nameless, and a person is asked whose number it is: to read it would tell nothing new. */
  | { kind: 'asked' };

/** Of two states of one contact; where dates do not tell, one that is imported. */
function isNewer(a: ContactSnapshot, b: ContactSnapshot): boolean {
  const [aMs, bMs] = [a.modifiedAtMs, b.modifiedAtMs];
  if (aMs !== null && bMs !== null && aMs !== bMs) return aMs > bMs;
  return b.filtered === true && !a.filtered;
}

/**
 * The first snapshot of each number, by which it is decided whose it is; its age and whether the
 * filter keeps it out are those of the newest. Those that are imported come first: a contact is not
 * taken by one that makes nothing of it.
 */
export function firstOfEachNumber(
  snapshots: readonly ContactSnapshot[],
): Map<string, ContactSnapshot> {
  const first = new Map<string, ContactSnapshot>();
  const newest = new Map<string, ContactSnapshot>();
  for (const snapshot of snapshots) {
    const { contactNumber } = snapshot;
    const other = newest.get(contactNumber);
    if (!first.has(contactNumber)) first.set(contactNumber, snapshot);
    if (!other || isNewer(snapshot, other)) newest.set(contactNumber, snapshot);
  }
  const entries = [...first].map(([number, snapshot]): [string, ContactSnapshot] => {
    const { filtered: _filtered, ...shown } = snapshot;
    const { filtered, modifiedAtMs } = newest.get(number) ?? snapshot;
    return [number, { ...shown, modifiedAtMs, ...(filtered && { filtered }) }];
  });
  return new Map([
    ...entries.filter(([, { filtered }]) => !filtered),
    ...entries.filter(([, { filtered }]) => filtered),
  ]);
}

function isTooOld({ modifiedAtMs }: ContactSnapshot, { updatedSinceMs }: ContactSettings): boolean {
  return modifiedAtMs !== null && updatedSinceMs !== null && modifiedAtMs < updatedSinceMs;
}

/**
 * Applies the filter and the depth of past data to what was found out. A contact that is being
 * created here is ours, whatever the filter says: its item is imported, so that it is never created
 * twice. A contact that the CRM has already is joined however old the item is. Of a part without a
 * name no contact is made: nobody could tell who it is, and no matching rule either. It is read.
 */
export function decided(
  snapshots: readonly ContactSnapshot[],
  identities: ReadonlyMap<string, Identity>,
  settings: ContactSettings,
  source: SnapshotSource['kind'],
): Map<string, Decided> {
  return new Map(
    snapshots.flatMap((snapshot): [string, Decided][] => {
      const identity = identities.get(snapshot.contactNumber);
      return identity
        ? [[snapshot.contactNumber, excluded(snapshot, identity, settings, source)]]
        : [];
    }),
  );
}

/** Numbers that are to be read only because too little is shown of them. */
export const namelessNumbers = (identities: ReadonlyMap<string, Decided>): string[] =>
  [...identities].flatMap(([number, { kind }]) => (kind === 'nameless' ? [number] : []));

function excluded(
  snapshot: ContactSnapshot,
  identity: Identity,
  settings: ContactSettings,
  source: SnapshotSource['kind'],
): Decided {
  const isOurs = identity.kind === 'create' || identity.kind === 'awaited';
  if (snapshot.filtered && !isOurs) return { kind: 'filtered' };
  if (identity.kind !== 'new') return identity;
  if (isTooOld(snapshot, settings)) return { kind: 'tooOld' };
  // What a pull answers is all that S-360 has.
  if (source === 'delivery' && !showsName(snapshot)) return { kind: 'nameless' };
  return identity;
}

/** Whether it says who it is, be it that the name is blank. */
export const showsName = ({ fields, type }: ContactSnapshot): boolean =>
  Object.hasOwn(fields, type === 'individual' ? 'lastName' : 'structureName');
