import { recordConflicts } from '../conflicts/held-fields';
import { LINKED_NUMBER } from '../../contracts/contacts/contact-history';
import { recordOverridden } from '../overridden/record-overridden';
import { LostRaceError } from '../../kernel/database/failures';
import { consentHistory } from './consent-history';
import type { ContactRecord, HistoryEntry } from '../records';
import type { ContactTransaction } from '../store';
import {
  NOT_STORED,
  causeByContact,
  causeOf,
  type ReceivedFrom,
  type MergeBatch,
} from './merge-batch';

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

/**
 * History rows, except of consents: one for a created contact and for a number that a rule linked,
 * before what its values changed, and one per changed field else.
 */
function historyOf(
  batch: MergeBatch,
  changed: readonly Change[],
  { settings, source }: ReceivedFrom,
): HistoryEntry[] {
  const causeOfContact = causeByContact(batch, source);
  const entryOf = (contactDocumentId: string) => ({
    contactDocumentId,
    causedBy: causeOfContact(contactDocumentId),
    institution: settings.institution,
  });
  const created = [...batch.created].map((documentId): HistoryEntry => ({
    field: null,
    oldValue: null,
    newValue: null,
    cause: source.kind,
    changedAt: source.appliedAt,
    ...entryOf(documentId),
  }));
  const linked = [...batch.matched].flatMap((newValue): HistoryEntry[] => {
    const contactDocumentId = batch.links.get(newValue)?.contactDocumentId;
    if (!contactDocumentId) return [];
    const of = { field: LINKED_NUMBER, oldValue: null, newValue, cause: source.kind } as const;
    return [{ ...of, changedAt: source.appliedAt, ...entryOf(contactDocumentId) }];
  });
  const changes = changed.flatMap(({ before, changes: values, updatedAt }) =>
    Object.entries(values).map(([field, newValue]): HistoryEntry => ({
      field,
      oldValue: before.fields[field] ?? null,
      newValue,
      cause: isConflict(batch, before.documentId, field) ? 'conflict' : source.kind,
      changedAt: updatedAt,
      ...entryOf(before.documentId),
    })),
  );
  return [...created, ...linked, ...changes];
}

const isConflict = ({ conflicts }: MergeBatch, documentId: string, field: string): boolean =>
  conflicts.some(
    (conflict) => conflict.field === field && conflict.contactDocumentId === documentId,
  );

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
  await recordOverridden(batch, known, transaction);
  await transaction.addHistory([
    ...historyOf(batch, changed, request),
    ...consentHistory(batch, request),
  ]);
  const linksBefore = links.map(({ before }) => before);
  await recordConflicts(batch.conflicts, linksBefore, source.appliedAt, transaction);
  await transaction.queuePulls(
    batch.pulls.map((pull) => ({ ...pull, deliveryId: causeOf(source, pull.contactNumber) })),
  );
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
