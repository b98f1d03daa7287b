/** One change of a field. */
export interface FieldChange {
  oldValue: string | null;
  newValue: string | null;
  changedAt: Date;
}

/** What is known of one field of a contact over time. */
export interface FieldTimeline {
  /** The changes that are kept, the oldest first. */
  changes: readonly FieldChange[];
  /** When the contact was created, where the history still tells. */
  createdAt: Date | null;
  deletedAt: Date | null;
  /** The value now; nothing is left of it once the contact was deleted. */
  current: { value: string | null } | null;
  /** Changes before this moment are forgotten. */
  keptSince: Date;
}

export type ValueAt =
  | { kind: 'known'; value: string | null }
  | { kind: 'unknown'; reason: 'notYetCreated' | 'deleted' | 'forgotten' };

/**
 * What a field held at a moment: what the first change after it replaced, else what it holds now.
 * So nothing has to be kept of a contact's creation but that it happened, and what came before the
 * moment may be forgotten.
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
