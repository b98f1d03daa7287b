import type { ChangedContact } from '../../contacts/receive/write-received';
import type { ContactRecord, HistoryEntry } from '../../contacts/records';
import type { ContactChange, ContactTransaction } from '../../contacts/store';
import { holdForApproval } from '../guard-of-load';
import type { LoadRecord } from '../load-store';
import type { Judged } from './judged-changes';
import type { UndoPorts } from './undo-load';

/** Gives fields the values back that they had before the load, as far as they were judged so. */
export async function restore(
  load: LoadRecord,
  judged: readonly Judged[],
  contacts: readonly ContactRecord[],
  ports: UndoPorts,
  transaction: ContactTransaction,
): Promise<ChangedContact[]> {
  const at = ports.now();
  const restored = contacts.flatMap((contact) => restoredOf(contact, judged, at));
  await transaction.updateContacts(restored);
  await transaction.addHistory(restored.flatMap((change) => historyOf(load, change)));
  const contactDocumentIds = restored.map(({ contact }) => contact.documentId);
  await transaction.markLinks({ contactDocumentIds, exceptInstitution: null, lane: 'bulk', at });
  await holdForApproval(load, contactDocumentIds, ports);
  return restored.map(({ changes, contact: { documentId } }) => ({
    documentId,
    created: false,
    changedFields: Object.keys(changes),
  }));
}

function restoredOf(contact: ContactRecord, judged: readonly Judged[], at: Date): ContactChange[] {
  const own = judged.filter(({ change }) => change.contactDocumentId === contact.documentId);
  const fields = own.flatMap(({ judgement }) =>
    judgement.kind === 'restore' ? [[judgement.field, judgement.oldValue] as const] : [],
  );
  if (fields.length === 0) return [];
  // A form that was opened before this write must be told apart from one opened after it.
  const updatedAt = new Date(Math.max(at.getTime(), contact.updatedAt.getTime() + 1));
  return [{ contact, changes: Object.fromEntries(fields), updatedAt }];
}

const historyOf = (
  load: LoadRecord,
  { changes, contact, updatedAt }: ContactChange,
): HistoryEntry[] =>
  Object.entries(changes).map(([field, newValue]) => ({
    contactDocumentId: contact.documentId,
    field,
    oldValue: contact.fields[field] ?? null,
    newValue,
    cause: 'load',
    causedBy: String(load.id),
    institution: null,
    changedAt: updatedAt,
  }));
