import type { LoadCounts } from '../../contracts/loads';
import type { ContactRecord } from '../../contacts/records';
import type { ContactTransaction } from '../../contacts/store';
import type { LoadRecord } from '../load-store';
import { judgeUndo, type NotedChange, type UndoJudgement } from './judge-undo';
import { undoneContacts } from './load-history';
import type { UndoPorts } from './undo-load';

/** A change of a load, with what undoing it means. */
export interface Judged {
  change: NotedChange;
  judgement: UndoJudgement;
}

/** So many findings are kept, as of a file. */
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

function countOf(judgement: UndoJudgement): string | null {
  switch (judgement.kind) {
    case 'restore':
    case 'delete':
      return COUNTS[judgement.kind];
    case 'left':
      return COUNTS.left[judgement.because];
    case 'nothing':
      return null;
  }
}

/** Counts with those of further changes. */
export function addUndoCounts(counts: LoadCounts, judged: readonly Judged[]): LoadCounts {
  const sum: LoadCounts = { ...counts };
  for (const { judgement } of judged) {
    const name = countOf(judgement);
    if (name !== null) sum[name] = (sum[name] ?? 0) + 1;
  }
  return sum;
}

/** The contacts that changes concern. */
export const documentIdsOf = (changes: readonly NotedChange[]): string[] => [
  ...new Set(changes.map(({ contactDocumentId }) => contactDocumentId)),
];

/** Judges changes of a load; the dry run and the run ask the same. */
export async function judgeChanges(
  load: LoadRecord,
  of: { changes: readonly NotedChange[]; contacts: readonly ContactRecord[]; upToId: number },
  { database, references }: UndoPorts,
  transaction: ContactTransaction,
): Promise<Judged[]> {
  const documentIds = documentIdsOf(of.changes);
  const made = new Set(documentIdsOf(of.changes.filter(({ field }) => field === null)));
  const madeIds = of.contacts.filter(({ documentId }) => made.has(documentId)).map(({ id }) => id);
  const inUse = await database.transaction((trx) => references.namedAmong(madeIds, trx));
  const known = { ...of, documentIds, inUse };
  const undone = await undoneContacts(database, load, known, transaction);
  return of.changes.flatMap((change) => {
    const contact = undone.get(change.contactDocumentId);
    return contact ? [{ change, judgement: judgeUndo(change, contact) }] : [];
  });
}
