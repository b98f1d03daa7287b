import { CONFLICT_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text, time } from '../../kernel/database/values';
import type { ConflictRecord, EndedHold } from '../records';
import type { DecidedConflict } from '../store';

export const OPEN_CONFLICT: Row = { outcome: 'held', decision: { $null: true } };

/**
 * Conflicts that a rule decided, and no person since. Those are most, but SQLite expects few and
 * reads them by the index of decisions, unless the condition is a double negation.
 */
export const AUTOMATIC_CONFLICT: Row = {
  outcome: { $ne: 'held' },
  decision: { $not: { $notNull: true } },
};

/** Conflicts that a person decided, whether they waited for it or a rule had decided before. */
export const CONFLICT_OF_A_PERSON: Row = { decision: { $in: ['crm', 's360'] } };

export function conflictFromRow(row: Row): ConflictRecord {
  return {
    id: integer(row.id),
    institution: text(row.institution) ?? '',
    contactDocumentId: text(row.contactDocumentId) ?? '',
    field: text(row.field) ?? '',
    baseValue: text(row.baseValue),
    localValue: text(row.localValue),
    remoteValue: text(row.remoteValue),
    localChangedAt: time(row.localChangedAt),
    remoteChangedAt: time(row.remoteChangedAt),
    rule: text(row.rule) as ConflictRecord['rule'],
    outcome: text(row.outcome) as ConflictRecord['outcome'],
    decision: text(row.decision) as ConflictRecord['decision'],
    decidedBy: text(row.decidedBy),
    decidedAt: time(row.decidedAt),
    recordedAt: time(row.recordedAt) ?? new Date(0),
  };
}

export async function conflictById(
  database: StrapiDatabase,
  id: number,
): Promise<ConflictRecord | null> {
  const [row] = await database.query(CONFLICT_UID).select('*').where({ id }).execute();
  return row ? conflictFromRow(row) : null;
}

export async function decideConflict(
  database: StrapiDatabase,
  { id, ...decided }: DecidedConflict,
): Promise<void> {
  await database
    .query(CONFLICT_UID)
    .where({ id })
    .update({ ...decided })
    .execute();
}

export async function endConflicts(
  database: StrapiDatabase,
  holds: readonly EndedHold[],
  at: Date,
): Promise<void> {
  for (const { contactDocumentId, field, institution } of holds) {
    await database
      .query(CONFLICT_UID)
      .where({ institution, contactDocumentId, field, ...OPEN_CONFLICT })
      .update({ decision: 'ended', decidedAt: at })
      .execute();
  }
}
