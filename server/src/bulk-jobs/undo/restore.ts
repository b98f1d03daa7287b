import { isAtRest } from '../../contacts';
import type { ChangedContact } from '../../contacts/receive/write-received';
import { compared } from '../../contacts/push/push';
import type { ContactRecord, HistoryEntry } from '../../contacts/records';
import type { ContactChange, ContactTransaction } from '../../contacts/store';
import { guardsOf, holdForApproval } from '../guard-of-load';
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
  await settleLinks(load, restored, ports, transaction);
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

/**
 * Where S-360 never heard of what the load wrote, the contact is as it was: nothing is to be sent,
 * so nothing waits for approval.
 */
async function settleLinks(
  load: LoadRecord,
  restored: readonly ContactChange[],
  ports: UndoPorts,
  transaction: ContactTransaction,
): Promise<void> {
  const contacts = new Map(
    restored.map(({ changes, contact }) => [
      contact.documentId,
      { ...contact, fields: { ...contact.fields, ...changes } },
    ]),
  );
  const documentIds = [...contacts.keys()];
  const known = await transaction.linksOfContacts(documentIds);
  const links = await transaction.lockLinks(known.map(({ id }) => id));
  const consents = await transaction.consentsOfContacts(documentIds);
  const guards = new Set((await guardsOf(load, ports)).map(({ id }) => id));
  const agreed = links.flatMap((link) => {
    const { baseUrl, contactDocumentId, institution, loadId, state } = link;
    const settings = ports.institutions.find(institution)?.contacts;
    const contact = contacts.get(contactDocumentId ?? '');
    const isOfAnother = loadId !== null && !guards.has(loadId);
    if (state !== 'pending' || isOfAnother || !contact || settings?.baseUrl !== baseUrl) return [];
    const own = consents.filter(
      (one) => one.institution === institution && one.contactDocumentId === contactDocumentId,
    );
    const after = compared({ link, contact, consents: own }, link, settings);
    return isAtRest(after) ? [after] : [];
  });
  await transaction.updateLinks(agreed);
}
