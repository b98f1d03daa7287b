import type { HistoryEntry } from '../records';

/** When contacts' own values changed, by the history; `null` where it has no answer. */
export interface LocalChanges {
  /**
   * Changed by any cause: a person, a bulk job, a decision, a merge, another institution;
   * initially by the contact's creation.
   */
  changedAtMs(contactDocumentId: string, field: string): number | null;
  /**
   * As `changedAtMs`, but for what S-360 sent first or a file contained first: such values may be
   * years old.
   */
  enteredAtMs(contactDocumentId: string, field: string): number | null;
  /** Edited by the CRM's own users, initially when they created the contact. */
  editedAtMs(contactDocumentId: string, field: string): number | null;
}

/** The latest change of a field by one cause; without a field, of the contact as a whole. */
export type LatestChange = Pick<HistoryEntry, 'contactDocumentId' | 'field' | 'cause'> & {
  changedAt: Date;
};

/** For callers that did not query the history, or found nothing in it. */
export const NO_LOCAL_CHANGES: LocalChanges = {
  changedAtMs: () => null,
  enteredAtMs: () => null,
  editedAtMs: () => null,
};

const keyOf = (contactDocumentId: string, field: string | null): string =>
  field === null ? contactDocumentId : `${contactDocumentId}/${field}`;

/** The latest time of a field, else of the contact's creation. */
function latestOf(changes: readonly LatestChange[]): LocalChanges['changedAtMs'] {
  const times = new Map<string, number>();
  for (const { changedAt, contactDocumentId, field } of changes) {
    const key = keyOf(contactDocumentId, field);
    times.set(key, Math.max(times.get(key) ?? -Infinity, changedAt.getTime()));
  }
  return (contactDocumentId, field) =>
    times.get(keyOf(contactDocumentId, field)) ?? times.get(contactDocumentId) ?? null;
}

/** Answers from rows of the history. Pure. */
export function localChanges(changes: readonly LatestChange[]): LocalChanges {
  if (changes.length === 0) return NO_LOCAL_CHANGES;
  // The merge of another contact into this one has no field either, but is no creation.
  const values = changes.filter(({ cause, field }) => field !== null || cause !== 'merge');
  return {
    changedAtMs: latestOf(values),
    enteredAtMs: latestOf(values.filter(({ cause, field }) => field !== null || cause === 'crm')),
    editedAtMs: latestOf(values.filter(({ cause }) => cause === 'crm')),
  };
}
