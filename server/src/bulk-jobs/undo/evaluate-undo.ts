import type { ContactRecord, LinkRecord } from '../../contacts';

export interface NotedChange {
  id: number;
  contactDocumentId: string;
  field: string | null;
  oldValue: string | null;
  newValue: string | null;
  changedAt: Date;
  isOfBulkJob: boolean;
}

/** Why something is not undone: somebody has built on it. */
type LeftBecause = 'changedSince' | 'knownAtS360' | 'gone' | 'inUse';

export type UndoEvaluation =
  | { kind: 'restore'; field: string; oldValue: string | null; newValue: string | null }
  | { kind: 'delete' }
  | { kind: 'left'; because: LeftBecause }
  /** Another row of the bulk job decides this one. */
  | { kind: 'nothing' };

export interface UndoneContact {
  /** `null` when the contact was deleted since. */
  contact: ContactRecord | null;
  links: readonly LinkRecord[];
  /**
   * Whether something refers to the contact: a booking, an order, a relation of the venue's own.
   */
  isInUse: boolean;
  /** The contact's history since the bulk job began, oldest first. */
  history: readonly NotedChange[];
}

const leaveBecause = (because: LeftBecause): UndoEvaluation => ({ kind: 'left', because });

const isKnownAtS360 = ({ contactNumber, inDoubt, sending }: LinkRecord): boolean =>
  contactNumber !== null || sending !== null || inDoubt !== null;

/**
 * Decides how to undo one change of a bulk job: only values that nobody has touched since are
 * undone. Pure.
 */
export function evaluateUndo({ field, id }: NotedChange, undone: UndoneContact): UndoEvaluation {
  const { contact, history } = undone;
  const wasCreated = history.some((noted) => noted.isOfBulkJob && noted.field === null);
  if (wasCreated && field !== null) return { kind: 'nothing' };
  if (contact === null) return leaveBecause('gone');
  if (field === null) return evaluateCreated(contact, undone);
  const ofField = history.filter((noted) => noted.field === field);
  const own = ofField.filter(({ isOfBulkJob }) => isOfBulkJob);
  const [first] = own;
  const last = own.at(-1);
  if (first?.id !== id || last === undefined) return { kind: 'nothing' };
  const isSuperseded = ofField.some((noted) => !noted.isOfBulkJob && noted.id > id);
  const present = contact.fields[field] ?? null;
  if (isSuperseded || present !== last.newValue) return leaveBecause('changedSince');
  return { kind: 'restore', field, oldValue: first.oldValue, newValue: present };
}

function evaluateCreated(
  contact: ContactRecord,
  { history, isInUse, links }: UndoneContact,
): UndoEvaluation {
  if (links.some(isKnownAtS360)) return leaveBecause('knownAtS360');
  const latestMs = Math.max(...history.map(({ changedAt }) => changedAt.getTime()));
  const wasWrittenSince = contact.updatedAt.getTime() > latestMs;
  if (wasWrittenSince || history.some(({ isOfBulkJob }) => !isOfBulkJob))
    return leaveBecause('changedSince');
  return isInUse ? leaveBecause('inUse') : { kind: 'delete' };
}
