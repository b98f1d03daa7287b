import { recordConflicts } from '../conflicts/held-fields';
import { LostRaceError } from '../../kernel/database/failures';
import { consentHistory } from './consent-history';
import type { ConflictEntry, ContactRecord, HistoryEntry } from '../records';
import type { ContactTransaction } from '../store';
import { NOT_STORED, type ReceivedFrom, type Working } from './working';

/** A contact that was created or changed; for events. */
export interface ChangedContact {
  documentId: string;
  created: boolean;
  changedFields: string[];
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

/**
 * A time after `previous`, so that a form opened before this write can be distinguished from one
 * opened after it.
 */
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

function creationHistory(
  contactDocumentId: string,
  { settings, source }: ReceivedFrom,
): HistoryEntry {
  return {
    contactDocumentId,
    field: null,
    oldValue: null,
    newValue: null,
    cause: source.kind,
    causedBy: source.id,
    institution: settings.institution,
    changedAt: source.appliedAt,
  };
}

/**
 * Writes the changes, marks the links to other institutions and records the causes in the history.
 * @throws LostRaceError when another transaction linked one of the numbers meanwhile.
 */
export async function writeReceived(
  request: ReceivedFrom,
  working: Working,
  transaction: ContactTransaction,
): Promise<ChangedContact[]> {
  const { settings, source } = request;
  const changed = changesOf(working, source.appliedAt);
  await insertNew(working, changed, transaction);
  const known = changed.filter(({ before }) => !working.created.has(before.documentId));
  await transaction.updateContacts(
    known.map(({ before, changes, updatedAt }) => ({ contact: before, changes, updatedAt })),
  );
  const links = changedLinks(working);
  await transaction.updateReceived(links);
  await transaction.saveConsents([...working.consentChanges.values()]);
  await transaction.markLinks({
    contactDocumentIds: known
      .map(({ before }) => before.documentId)
      .filter((documentId) => working.linkedElsewhere.has(documentId)),
    exceptInstitution: settings.institution,
    lane: 'bulk',
    at: source.appliedAt,
  });
  await transaction.addHistory([
    ...[...working.created].map((documentId) => creationHistory(documentId, request)),
    ...changed.flatMap((change) => changeHistory(change, working.conflicts, request)),
    ...consentHistory(working, request),
  ]);
  const linksBefore = links.map(({ before }) => before);
  await recordConflicts(working.conflicts, linksBefore, source.appliedAt, transaction);
  await transaction.queuePulls(working.pulls, source.kind === 'delivery' ? source.id : null);
  return changedContacts(working, changed);
}

/**
 * Stores links and contacts of unknown numbers. A number that another transaction linked meanwhile
 * is a lost race.
 */
async function insertNew(
  working: Working,
  changed: readonly Change[],
  transaction: ContactTransaction,
): Promise<void> {
  const links = [...working.links].flatMap(([contactNumber, { id, ...link }]) =>
    id === NOT_STORED
      ? [{ link, appliedDigest: working.appliedDigests.get(contactNumber) ?? null }]
      : [],
  );
  if (links.length === 0) return;
  const writtenAt = new Map(changed.map(({ before, updatedAt }) => [before.documentId, updatedAt]));
  const contacts = [...working.contacts.values()].flatMap(({ id, ...contact }) =>
    id === NOT_STORED
      ? [{ ...contact, updatedAt: writtenAt.get(contact.documentId) ?? contact.updatedAt }]
      : [],
  );
  const stored = await transaction.insertReceived(links, contacts);
  if (stored.size < links.length) {
    throw new LostRaceError('A number was linked while its snapshot was being applied.');
  }
}

function changedLinks(working: Working) {
  return [...working.links].flatMap(([contactNumber, link]) => {
    const before = working.originalLinks.get(link.id);
    const appliedDigest = working.appliedDigests.get(contactNumber) ?? null;
    return before === undefined || before === link ? [] : [{ before, link, appliedDigest }];
  });
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
