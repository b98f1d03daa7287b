import { ATTENTION_MARK_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/** What people noted about a group of things that wait: that it is dismissed, and who takes it. */
export const attentionMark = {
  uid: ATTENTION_MARK_UID,
  tableName: 's360_attention_marks',
  singularName: 's360-attention-mark',
  transfer: 'left',
  retention: 'whileNeeded',
  indexes: [{ name: 's360_attention_marks_key_uq', columns: ['key'], type: 'unique' }],
  attributes: {
    id: { type: 'increments' },
    key: { type: 'string', column: { notNullable: true, args: [400] } },
    assignee: { type: 'string' },
    dismissedBy: { type: 'string' },
    dismissedAt: { type: 'datetime' },
    /** How many waited when it was dismissed: more of them bring the group back. */
    dismissedCount: { type: 'integer' },
    note: { type: 'text' },
  },
} satisfies InternalModel;
