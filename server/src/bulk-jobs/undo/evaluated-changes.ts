import type { BulkJobCounts } from '../../contracts/bulk-jobs';
import type { ContactRecord, ContactTransaction } from '../../contacts';
import type { BulkJobRecord } from '../bulk-job-store';
import { evaluateUndo, type NotedChange, type UndoEvaluation } from './evaluate-undo';
import { undoneContacts } from './bulk-job-history';
import type { UndoPorts } from './ports';

export interface Evaluated {
  change: NotedChange;
  evaluation: UndoEvaluation;
}

/** The same number of findings as for a file. */
export const FINDINGS_KEPT = 500;

const COUNTS = {
  restore: 'undoRestored',
  delete: 'undoDeleted',
  left: {
    changedSince: 'undoLeftChanged',
    knownAtS360: 'undoLeftKnown',
    inUse: 'undoLeftInUse',
    gone: 'undoGone',
  },
} as const;

function countOf(evaluation: UndoEvaluation): string | null {
  switch (evaluation.kind) {
    case 'restore':
    case 'delete':
      return COUNTS[evaluation.kind];
    case 'left':
      return COUNTS.left[evaluation.because];
    case 'nothing':
      return null;
  }
}

export function addUndoCounts(
  counts: BulkJobCounts,
  evaluated: readonly Evaluated[],
): BulkJobCounts {
  const sum: BulkJobCounts = { ...counts };
  for (const { evaluation } of evaluated) {
    const name = countOf(evaluation);
    if (name !== null) sum[name] = (sum[name] ?? 0) + 1;
  }
  return sum;
}

export const documentIdsOf = (changes: readonly NotedChange[]): string[] => [
  ...new Set(changes.map(({ contactDocumentId }) => contactDocumentId)),
];

/** Evaluates changes of a bulk job; the dry run and the run share it. */
export async function evaluateChanges(
  job: BulkJobRecord,
  of: { changes: readonly NotedChange[]; contacts: readonly ContactRecord[]; upToId: number },
  { database, references }: UndoPorts,
  transaction: ContactTransaction,
): Promise<Evaluated[]> {
  const documentIds = documentIdsOf(of.changes);
  const made = new Set(documentIdsOf(of.changes.filter(({ field }) => field === null)));
  const madeIds = of.contacts.filter(({ documentId }) => made.has(documentId)).map(({ id }) => id);
  const inUse = await database.transaction((trx) => references.namedAmong(madeIds, trx));
  const known = { ...of, documentIds, inUse };
  const undone = await undoneContacts(database, job, known, transaction);
  return of.changes.flatMap((change) => {
    const contact = undone.get(change.contactDocumentId);
    return contact ? [{ change, evaluation: evaluateUndo(change, contact) }] : [];
  });
}
