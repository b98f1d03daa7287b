import type { ContactRecord, LinkRecord } from '../../contacts';

/** A row of the history, with its place in it. */
export interface NotedChange {
  id: number;
  contactDocumentId: string;
  field: string | null;
  oldValue: string | null;
  newValue: string | null;
  changedAt: Date;
  /** Whether the bulk job that is undone made it. */
  isOfBulkJob: boolean;
}

/** Why something stays as it is: somebody has built on it. */
export type LeftBecause = 'changedSince' | 'knownAtS360' | 'gone' | 'inUse';

export type UndoEvaluation =
  | { kind: 'restore'; field: string; oldValue: string | null; newValue: string | null }
  | { kind: 'delete' }
  | { kind: 'left'; because: LeftBecause }
  /** Another row of the bulk job speaks for this one. */
  | { kind: 'nothing' };

export interface UndoneContact {
  /** `null` when it was deleted since. */
  contact: ContactRecord | null;
  links: readonly LinkRecord[];
  /** Whether something names it: a booking, an order, a relation of the venue's own. */
  isInUse: boolean;
  /** Everything that is noted of it since the bulk job began, the oldest first. */
  history: readonly NotedChange[];
}

const left = (because: LeftBecause): UndoEvaluation => ({ kind: 'left', because });

const isKnownAtS360 = ({ contactNumber, inDoubt, sending }: LinkRecord): boolean =>
  contactNumber !== null || sending !== null || inDoubt !== null;

/**
 * Decides what undoing one change of a bulk job means, for a contact where nobody has touched since
 * what the bulk job wrote. Pure.
 */
export function evaluateUndo({ field, id }: NotedChange, undone: UndoneContact): UndoEvaluation {
  const { contact, history } = undone;
  const wasCreated = history.some((noted) => noted.isOfBulkJob && noted.field === null);
  if (wasCreated && field !== null) return { kind: 'nothing' };
  if (contact === null) return left('gone');
  if (field === null) return evaluateCreated(contact, undone);
  const ofField = history.filter((noted) => noted.field === field);
  const own = ofField.filter(({ isOfBulkJob }) => isOfBulkJob);
  const [first] = own;
  const last = own.at(-1);
  if (first?.id !== id || last === undefined) return { kind: 'nothing' };
  const isSuperseded = ofField.some((noted) => !noted.isOfBulkJob && noted.id > id);
  const present = contact.fields[field] ?? null;
  if (isSuperseded || present !== last.newValue) return left('changedSince');
  return { kind: 'restore', field, oldValue: first.oldValue, newValue: present };
}

function evaluateCreated(
  contact: ContactRecord,
  { history, isInUse, links }: UndoneContact,
): UndoEvaluation {
  if (links.some(isKnownAtS360)) return left('knownAtS360');
  const latestMs = Math.max(...history.map(({ changedAt }) => changedAt.getTime()));
  const wasWrittenSince = contact.updatedAt.getTime() > latestMs;
  if (wasWrittenSince || history.some(({ isOfBulkJob }) => !isOfBulkJob))
    return left('changedSince');
  return isInUse ? left('inUse') : { kind: 'delete' };
}
