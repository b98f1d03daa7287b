import { consentHistory } from './consent-history';
import type { SnapshotSource } from '../merge/merge-snapshot';
import type {
  ConflictEntry,
  ConsentRecord,
  ContactRecord,
  HistoryEntry,
  LinkRecord,
} from '../records';
import type { ContactSettings } from '../settings';
import type { ContactTransaction, WantedPull } from '../store';

/** Everything that the snapshots of one transaction touch, as it becomes while they are applied. */
export interface Working {
  contacts: Map<string, ContactRecord>;
  links: Map<string, LinkRecord>;
  consents: Map<string, ConsentRecord[]>;
  localChanges: Map<string, number>;
  created: Set<string>;
  original: Map<string, ContactRecord>;
  consentChanges: Map<string, ConsentRecord>;
  /** What the changed consents were at first; `null` where there was none. */
  consentsBefore: Map<string, ConsentRecord | null>;
  conflicts: ConflictEntry[];
  pulls: WantedPull[];
}

/** A contact that was created or changed, for events. */
export interface ChangedContact {
  documentId: string;
  created: boolean;
  changedFields: string[];
}

/** Whose snapshots, and where they come from. */
export interface ReceivedFrom {
  source: SnapshotSource;
  settings: ContactSettings;
}

interface Change {
  before: ContactRecord;
  changes: Record<string, string | null>;
  updatedAt: Date;
}

function changesOf(working: Working, appliedAt: Date): Change[] {
  return [...working.contacts.values()].flatMap((contact) => {
    const before = working.original.get(contact.documentId) ?? contact;
    const changes = Object.fromEntries(
      Object.entries(contact.fields).filter(
        ([field, value]) => value !== (before.fields[field] ?? null),
      ),
    );
    if (Object.keys(changes).length === 0) return [];
    return [{ before, changes, updatedAt: laterThan(before.updatedAt, appliedAt) }];
  });
}

/** A form that was opened before this write must be told apart from one opened after it. */
export function laterThan(previous: Date, now: Date): Date {
  return now.getTime() > previous.getTime() ? now : new Date(previous.getTime() + 1);
}

function changeHistory(
  { before, changes, updatedAt }: Change,
  conflicts: readonly ConflictEntry[],
  { settings, source }: ReceivedFrom,
): HistoryEntry[] {
  return Object.entries(changes).map(([field, newValue]) => {
    const wasConflict = conflicts.some(
      (conflict) => conflict.field === field && conflict.contactDocumentId === before.documentId,
    );
    return {
      contactDocumentId: before.documentId,
      field,
      oldValue: before.fields[field] ?? null,
      newValue,
      cause: wasConflict ? 'conflict' : source.kind,
      causedBy: source.id,
      institution: settings.institution,
      changedAt: updatedAt,
    };
  });
}

/** Writes what changed, marks the other institutions' links and says why in the history. */
export async function writeReceived(
  request: ReceivedFrom,
  working: Working,
  transaction: ContactTransaction,
): Promise<ChangedContact[]> {
  const { settings, source } = request;
  const changed = changesOf(working, source.appliedAt);
  await transaction.updateContacts(
    changed.map(({ before, changes, updatedAt }) => ({ contact: before, changes, updatedAt })),
  );
  await transaction.updateLinks([...working.links.values()]);
  await transaction.saveConsents([...working.consentChanges.values()]);
  await transaction.markLinks({
    contactDocumentIds: changed.map(({ before }) => before.documentId),
    exceptInstitution: settings.institution,
    lane: 'bulk',
    at: source.appliedAt,
  });
  await transaction.addHistory(
    changed
      .flatMap((change) => changeHistory(change, working.conflicts, request))
      .concat(consentHistory(working, request)),
  );
  await transaction.addConflicts(working.conflicts);
  await transaction.wantPulls(working.pulls);
  return changedContacts(working, changed);
}

function changedContacts(working: Working, changed: readonly Change[]): ChangedContact[] {
  const fields = new Map(
    changed.map(({ before, changes }) => [before.documentId, Object.keys(changes)]),
  );
  return [...working.contacts.keys()]
    .filter((documentId) => working.created.has(documentId) || fields.has(documentId))
    .map((documentId) => ({
      documentId,
      created: working.created.has(documentId),
      changedFields: fields.get(documentId) ?? [],
    }));
}
