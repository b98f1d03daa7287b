import { consentKey, consentValue } from '../model/merge/consents';
import type { HistoryEntry } from '../records';
import { causeByContact, type ReceivedFrom, type MergeBatch } from './merge-batch';

/**
 * One history row per consent that S-360 changed on an existing contact. A new contact only has its
 * creation row; its first consents follow from later rows.
 */
export function consentHistory(
  batch: MergeBatch,
  { settings, source }: ReceivedFrom,
): HistoryEntry[] {
  const causeOfContact = causeByContact(batch, source);
  return [...batch.consentChanges].flatMap(([key, { allowed, code, contactDocumentId }]) => {
    const before = batch.consentsBefore.get(key) ?? null;
    // An answer from S-360 has no wording: one that was replaced meanwhile ends here.
    const isSame = before?.allowed === allowed && before.wording === null;
    if (isSame || batch.created.has(contactDocumentId)) return [];
    const field = consentKey(code);
    const wasConflict = batch.conflicts.some(
      (conflict) => conflict.field === field && conflict.contactDocumentId === contactDocumentId,
    );
    return [
      {
        contactDocumentId,
        field,
        oldValue: before && consentValue(before.allowed),
        newValue: consentValue(allowed),
        cause: wasConflict ? 'conflict' : source.kind,
        causedBy: causeOfContact(contactDocumentId),
        institution: settings.institution,
        changedAt: source.appliedAt,
      },
    ];
  });
}
