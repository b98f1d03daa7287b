import { NO_LOCAL_CHANGES, type LocalChanges } from '../history/local-changes';
import type { SnapshotSource } from '../model/merge/merge-snapshot';
import type { ConflictEntry, ConsentRecord, ContactRecord, LinkRecord } from '../records';
import type { ContactSettings } from '../settings';
import type { QueuedPull } from '../store';

/** Everything that the snapshots of one transaction affect, updated as they are applied. */
export interface MergeBatch {
  contacts: Map<string, ContactRecord>;
  links: Map<string, LinkRecord>;
  consents: Map<string, ConsentRecord[]>;
  localChanges: LocalChanges;
  created: Set<string>;
  /** Numbers that a matching rule has just linked with a contact. */
  matched: Set<string>;
  original: Map<string, ContactRecord>;
  originalLinks: Map<number, LinkRecord>;
  /** Contacts that also have links to other institutions. */
  linkedElsewhere: Set<string>;
  /**
   * By number, the digest of the snapshot that left the link in its current state; `null` if no
   * single snapshot did.
   */
  appliedDigests: Map<string, string | null>;
  consentChanges: Map<string, ConsentRecord>;
  /** The changed consents as they were first; `null` if there was none. */
  consentsBefore: Map<string, ConsentRecord | null>;
  conflicts: ConflictEntry[];
  pulls: QueuedPull[];
}

/** The id of records that are not stored yet. */
export const NOT_STORED = 0;

export function newMergeBatch(
  contacts: readonly ContactRecord[],
  links: readonly LinkRecord[],
): MergeBatch {
  const byDocument = contacts.map((contact) => [contact.documentId, contact] as const);
  return {
    contacts: new Map(byDocument),
    links: new Map(
      links.flatMap((link) => (link.contactNumber === null ? [] : [[link.contactNumber, link]])),
    ),
    consents: new Map(),
    localChanges: NO_LOCAL_CHANGES,
    created: new Set(),
    matched: new Set(),
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

export interface ReceivedFrom {
  source: SnapshotSource;
  settings: ContactSettings;
}

/** What history and queued pulls name as the cause of a change of this number's contact. */
export const causeOf = ({ id, shownBy }: SnapshotSource, contactNumber: string): string | null =>
  shownBy?.get(contactNumber) ?? id;

/** The same by contact: a number of the institution belongs to one contact. */
export function causeByContact(
  { links }: MergeBatch,
  source: SnapshotSource,
): (contactDocumentId: string) => string | null {
  const causes = new Map(
    [...links].map(([number, link]) => [link.contactDocumentId, causeOf(source, number)]),
  );
  return (contactDocumentId) => causes.get(contactDocumentId) ?? source.id;
}
