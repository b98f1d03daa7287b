import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { SnapshotSource } from '../model/merge/merge-snapshot';
import type { ContactSettings } from '../settings';
import type { Identity } from './identify';

/** The decision about an unknown number. An excluded one creates and joins no contact. */
export type DecidedIdentity =
  | Identity
  | { kind: 'filtered' }
  /** New to the CRM, and last changed before the depth of past data. */
  | { kind: 'tooOld' }
  /** New to the CRM, and the delivery contains no name. */
  | { kind: 'nameless' }
  /** As `nameless`, with an open match review of the number: a pull would not help. */
  | { kind: 'asked' };

/**
 * Whether `a` is newer than `b`. Without comparable dates, an unfiltered snapshot counts as newer
 * than a filtered one.
 */
function isNewer(a: ContactSnapshot, b: ContactSnapshot): boolean {
  const [aMs, bMs] = [a.modifiedAtMs, b.modifiedAtMs];
  if (aMs !== null && bMs !== null && aMs !== bMs) return aMs > bMs;
  return b.filtered === true && !a.filtered;
}

/**
 * The first snapshot of each number, which decides its identity, with the age and the filter result
 * of the newest one. Unfiltered snapshots come first, so that a filtered one, which creates
 * nothing, does not take their contact.
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
 * Applies the filter and the depth of past data to the identities. A contact that is being created
 * from here is imported whatever the filter says, so that it is never created twice. An existing
 * contact is joined however old the item is. An item without a name creates no contact, since
 * neither people nor matching rules could recognize it; the contact is pulled instead.
 */
export function decideIdentities(
  snapshots: readonly ContactSnapshot[],
  identities: ReadonlyMap<string, Identity>,
  settings: ContactSettings,
  source: SnapshotSource['kind'],
): Map<string, DecidedIdentity> {
  return new Map(
    snapshots.flatMap((snapshot): [string, DecidedIdentity][] => {
      const identity = identities.get(snapshot.contactNumber);
      return identity
        ? [[snapshot.contactNumber, decideIdentity(snapshot, identity, settings, source)]]
        : [];
    }),
  );
}

/** Numbers that need a pull because the delivery contains no name. */
export const namelessNumbers = (identities: ReadonlyMap<string, DecidedIdentity>): string[] =>
  [...identities].flatMap(([number, { kind }]) => (kind === 'nameless' ? [number] : []));

function decideIdentity(
  snapshot: ContactSnapshot,
  identity: Identity,
  settings: ContactSettings,
  source: SnapshotSource['kind'],
): DecidedIdentity {
  if (identity.kind === 'erased' || identity.kind === 'anonymised') return identity;
  const isOurs = identity.kind === 'create' || identity.kind === 'awaited';
  if (snapshot.filtered && !isOurs) return { kind: 'filtered' };
  if (identity.kind !== 'new') return identity;
  if (isTooOld(snapshot, settings)) return { kind: 'tooOld' };
  // A pull returns everything that S-360 has.
  if (source === 'delivery' && !showsName(snapshot)) return { kind: 'nameless' };
  return identity;
}

/** Whether the snapshot contains a name, even a blank one. */
export const showsName = ({ fields, type }: ContactSnapshot): boolean =>
  Object.hasOwn(fields, type === 'individual' ? 'lastName' : 'structureName');
