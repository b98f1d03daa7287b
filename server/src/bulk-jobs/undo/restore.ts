import {
  isAtRest,
  type ChangedContact,
  evaluateState,
  type ContactRecord,
  type HistoryEntry,
  type ContactChange,
  type ContactTransaction,
} from '../../contacts';
import { guardsOf, holdForApproval, noteTakenBack } from '../guard-of-bulk-job';
import type { BulkJobRecord } from '../bulk-job-store';
import type { Evaluated } from './evaluated-changes';
import type { UndoPorts } from './ports';

/** Restores the previous values of the fields whose evaluation allows it. */
export async function restore(
  job: BulkJobRecord,
  evaluated: readonly Evaluated[],
  contacts: readonly ContactRecord[],
  ports: UndoPorts,
  transaction: ContactTransaction,
): Promise<ChangedContact[]> {
  const at = ports.now();
  const restored = contacts.flatMap((contact) => restoredOf(contact, evaluated, at));
  await transaction.updateContacts(restored);
  await transaction.addHistory(restored.flatMap((change) => historyOf(job, change)));
  const contactDocumentIds = restored.map(({ contact }) => contact.documentId);
  await transaction.markLinks({ contactDocumentIds, exceptInstitution: null, lane: 'bulk', at });
  await restoreAgreement(job, restored, ports, transaction);
  await holdForApproval(job, contactDocumentIds, ports);
  return restored.map(({ changes, contact: { documentId } }) => ({
    documentId,
    created: false,
    changedFields: Object.keys(changes),
  }));
}

function restoredOf(
  contact: ContactRecord,
  evaluated: readonly Evaluated[],
  at: Date,
): ContactChange[] {
  const own = evaluated.filter(({ change }) => change.contactDocumentId === contact.documentId);
  const fields = own.flatMap(({ evaluation }) =>
    evaluation.kind === 'restore' ? [[evaluation.field, evaluation.oldValue] as const] : [],
  );
  if (fields.length === 0) return [];
  // A form opened before this write must be distinguishable from one opened after it.
  const updatedAt = new Date(Math.max(at.getTime(), contact.updatedAt.getTime() + 1));
  return [{ contact, changes: Object.fromEntries(fields), updatedAt }];
}

const historyOf = (
  job: BulkJobRecord,
  { changes, contact, updatedAt }: ContactChange,
): HistoryEntry[] =>
  Object.entries(changes).map(([field, newValue]) => ({
    contactDocumentId: contact.documentId,
    field,
    oldValue: contact.fields[field] ?? null,
    newValue,
    cause: 'undo',
    causedBy: String(job.id),
    institution: null,
    changedAt: updatedAt,
  }));

/**
 * If S-360 never received what the bulk job wrote, both sides agree again, so nothing has to be
 * sent or approved.
 */
async function restoreAgreement(
  job: BulkJobRecord,
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
  const guards = new Set((await guardsOf(job, ports)).map(({ id }) => id));
  const agreed = links.flatMap((link) => {
    const { baseUrl, contactDocumentId, institution, bulkJobId, state } = link;
    const settings = ports.institutions.find(institution)?.contacts;
    const contact = contacts.get(contactDocumentId ?? '');
    const isOfAnother = bulkJobId !== null && !guards.has(bulkJobId);
    if (state !== 'pending' || isOfAnother || !contact || settings?.baseUrl !== baseUrl) return [];
    const own = consents.filter(
      (one) => one.institution === institution && one.contactDocumentId === contactDocumentId,
    );
    const after = evaluateState({ link, contact, consents: own }, link, settings);
    return isAtRest(after) ? [{ before: link, after }] : [];
  });
  await transaction.updateLinks(agreed.map(({ after }) => after));
  const before = agreed.map((link) => link.before);
  await noteTakenBack(job, before, ports);
}
