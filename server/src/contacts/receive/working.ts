import { NO_LOCAL_CHANGES, type LocalChanges } from '../history/local-changes';
import type { SnapshotSource } from '../model/merge/merge-snapshot';
import type { ConflictEntry, ConsentRecord, ContactRecord, LinkRecord } from '../records';
import type { ContactSettings } from '../settings';
import type { QueuedPull } from '../store';

/** Everything that the snapshots of one transaction touch, as it becomes while they are applied. */
export interface Working {
  contacts: Map<string, ContactRecord>;
  links: Map<string, LinkRecord>;
  consents: Map<string, ConsentRecord[]>;
  localChanges: LocalChanges;
  created: Set<string>;
  original: Map<string, ContactRecord>;
  originalLinks: Map<number, LinkRecord>;
  /** Contacts that have links to other institutions too. */
  linkedElsewhere: Set<string>;
  /** By number, of the snapshot that left the link as it is here; `null` for none in particular. */
  appliedDigests: Map<string, string | null>;
  consentChanges: Map<string, ConsentRecord>;
  /** What the changed consents were at first; `null` where there was none. */
  consentsBefore: Map<string, ConsentRecord | null>;
  conflicts: ConflictEntry[];
  pulls: QueuedPull[];
}

/** Id of what is not stored yet. */
export const NOT_STORED = 0;

/** The state from which snapshots are applied. */
export function workingOn(
  contacts: readonly ContactRecord[],
  links: readonly LinkRecord[],
): Working {
  const byDocument = contacts.map((contact) => [contact.documentId, contact] as const);
  return {
    contacts: new Map(byDocument),
    links: new Map(
      links.flatMap((link) => (link.contactNumber === null ? [] : [[link.contactNumber, link]])),
    ),
    consents: new Map(),
    localChanges: NO_LOCAL_CHANGES,
    created: new Set(),
    original: new Map(byDocument),
    originalLinks: new Map(links.map((link) => [link.id, link])),
    linkedElsewhere: new Set(),
    appliedDigests: new Map(),
    consentChanges: new Map(),
    consentsBefore: new Map(),
    conflicts: [],
    pulls: [],
  };
}

/** Whose snapshots, and where they come from. */
export interface ReceivedFrom {
  source: SnapshotSource;
  settings: ContactSettings;
}
