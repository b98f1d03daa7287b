import { recordConflicts } from '../conflicts/held-fields';
import { LostRaceError } from '../../kernel/database/failures';
import { consentHistory } from './consent-history';
import type { ConflictEntry, ContactRecord, HistoryEntry } from '../records';
import type { ContactTransaction } from '../store';
import { NOT_STORED, type ReceivedFrom, type MergeBatch } from './merge-batch';

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

function changesOf(batch: MergeBatch, appliedAt: Date): Change[] {
  return [...batch.contacts.values()].flatMap((contact) => {
    const before = batch.original.get(contact.documentId) ?? contact;
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
  batch: MergeBatch,
  transaction: ContactTransaction,
): Promise<ChangedContact[]> {
  const { settings, source } = request;
  const changed = changesOf(batch, source.appliedAt);
  await insertNew(batch, changed, transaction);
  const known = changed.filter(({ before }) => !batch.created.has(before.documentId));
  await transaction.updateContacts(
    known.map(({ before, changes, updatedAt }) => ({ contact: before, changes, updatedAt })),
  );
  const links = changedLinks(batch);
  await transaction.updateReceived(links);
  await transaction.saveConsents([...batch.consentChanges.values()]);
  await transaction.markLinks({
    contactDocumentIds: known
      .map(({ before }) => before.documentId)
      .filter((documentId) => batch.linkedElsewhere.has(documentId)),
    exceptInstitution: settings.institution,
    lane: 'bulk',
    at: source.appliedAt,
  });
  await transaction.addHistory([
    ...[...batch.created].map((documentId) => creationHistory(documentId, request)),
    ...changed.flatMap((change) => changeHistory(change, batch.conflicts, request)),
    ...consentHistory(batch, request),
  ]);
  const linksBefore = links.map(({ before }) => before);
  await recordConflicts(batch.conflicts, linksBefore, source.appliedAt, transaction);
  await transaction.queuePulls(batch.pulls, source.kind === 'delivery' ? source.id : null);
  return changedContacts(batch, changed);
}

/**
 * Stores links and contacts of unknown numbers. A number that another transaction linked meanwhile
 * is a lost race.
 */
async function insertNew(
  batch: MergeBatch,
  changed: readonly Change[],
  transaction: ContactTransaction,
): Promise<void> {
  const links = [...batch.links].flatMap(([contactNumber, { id, ...link }]) =>
    id === NOT_STORED
      ? [{ link, appliedDigest: batch.appliedDigests.get(contactNumber) ?? null }]
      : [],
  );
  if (links.length === 0) return;
  const writtenAt = new Map(changed.map(({ before, updatedAt }) => [before.documentId, updatedAt]));
  const contacts = [...batch.contacts.values()].flatMap(({ id, ...contact }) =>
    id === NOT_STORED
      ? [{ ...contact, updatedAt: writtenAt.get(contact.documentId) ?? contact.updatedAt }]
      : [],
  );
  const stored = await transaction.insertReceived(links, contacts);
  if (stored.size < links.length) {
    throw new LostRaceError('A number was linked while its snapshot was being applied.');
  }
}

function changedLinks(batch: MergeBatch) {
  return [...batch.links].flatMap(([contactNumber, link]) => {
    const before = batch.originalLinks.get(link.id);
    const appliedDigest = batch.appliedDigests.get(contactNumber) ?? null;
    return before === undefined || before === link ? [] : [{ before, link, appliedDigest }];
  });
}

function changedContacts(batch: MergeBatch, changed: readonly Change[]): ChangedContact[] {
  const fields = new Map(
    changed.map(({ before, changes }) => [before.documentId, Object.keys(changes)]),
  );
  return [...batch.contacts.keys()]
    .filter((documentId) => batch.created.has(documentId) || fields.has(documentId))
    .map((documentId) => ({
      documentId,
      created: batch.created.has(documentId),
      changedFields: fields.get(documentId) ?? [],
    }));
}
