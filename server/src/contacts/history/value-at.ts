export interface FieldChange {
  oldValue: string | null;
  newValue: string | null;
  changedAt: Date;
}

/** What is known about one field of a contact over time. */
export interface FieldTimeline {
  /** The stored changes, oldest first. */
  changes: readonly FieldChange[];
  /** When the contact was created, if the history still contains it. */
  createdAt: Date | null;
  deletedAt: Date | null;
  /** The current value; `null` for a deleted contact. */
  current: { value: string | null } | null;
  /** Changes before this moment are forgotten. */
  keptSince: Date;
}

export type ValueAt =
  | { kind: 'known'; value: string | null }
  | { kind: 'unknown'; reason: 'notYetCreated' | 'deleted' | 'forgotten' };

/**
 * The value of a field at a moment: the value that the first later change replaced, or else the
 * current one. So a contact's creation needs no stored values, and changes before the moment may be
 * forgotten.
 */
export function valueAt(timeline: FieldTimeline, moment: Date): ValueAt {
  const { changes, createdAt, current, deletedAt, keptSince } = timeline;
  if (createdAt !== null && moment < createdAt) return { kind: 'unknown', reason: 'notYetCreated' };
  if (deletedAt !== null && moment >= deletedAt) return { kind: 'unknown', reason: 'deleted' };
  if (moment < keptSince) return { kind: 'unknown', reason: 'forgotten' };
  const next = changes.find(({ changedAt }) => changedAt > moment);
  if (next) return { kind: 'known', value: next.oldValue };
  if (current) return { kind: 'known', value: current.value };
  const last = changes.at(-1);
  return last ? { kind: 'known', value: last.newValue } : { kind: 'unknown', reason: 'deleted' };
}
