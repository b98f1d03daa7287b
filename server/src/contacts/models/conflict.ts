import { CONFLICT_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * A field that changed on both sides to different values, with the decision of the field's rule.
 */
export const conflict = {
  uid: CONFLICT_UID,
  tableName: 's360_conflicts',
  singularName: 's360-conflict',
  transfer: 'carried',
  retention: {
    kept: 'history',
    order: 'recordedAt',
    past: (before) => ({
      recordedAt: { $lt: before },
      // Open ones wait for a person as long as it takes.
      $or: [{ outcome: { $ne: 'held' } }, { decision: { $notNull: true } }],
    }),
  },
  indexes: [
    { name: 's360_conflicts_contact_idx', columns: ['contact_document_id', 'recorded_at'] },
    { name: 's360_conflicts_recorded_idx', columns: ['recorded_at'] },
    // The list of open conflicts, newest first.
    {
      name: 's360_conflicts_waiting_idx',
      columns: ['outcome', 'decision', 'id', 'institution'],
    },
    // The list of those that persons decided, by their decision.
    { name: 's360_conflicts_decided_idx', columns: ['decision', 'decided_at', 'institution'] },
    // Two, as MySQL allows no more than three texts in an index.
    { name: 's360_conflicts_of_field_idx', columns: ['field', 'outcome', 'decision', 'id'] },
    { name: 's360_conflicts_of_field_at_idx', columns: ['field', 'institution', 'id'] },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    contactDocumentId: { type: 'string', column: { notNullable: true } },
    field: { type: 'string', column: { notNullable: true } },
    baseValue: { type: 'text' },
    localValue: { type: 'text' },
    remoteValue: { type: 'text' },
    localChangedAt: { type: 'datetime' },
    remoteChangedAt: { type: 'datetime' },
    rule: { type: 'string' },
    outcome: { type: 'string' },
    decision: { type: 'string' },
    decidedBy: { type: 'string' },
    decidedAt: { type: 'datetime' },
    recordedAt: { type: 'datetime', column: { notNullable: true } },
  },
} satisfies InternalModel;
