import { SAVED_SEGMENT_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/** Conditions on contacts under a name, of one person or shared with all who use segments. */
export const savedSegment = {
  uid: SAVED_SEGMENT_UID,
  tableName: 's360_saved_segments',
  singularName: 's360-saved-segment',
  transfer: 'carried',
  retention: 'forever',
  indexes: [{ name: 's360_saved_segments_author_idx', columns: ['author'] }],
  attributes: {
    id: { type: 'increments' },
    name: { type: 'string', column: { notNullable: true } },
    /** The person who saved it, as `admin:1`. */
    author: { type: 'string', column: { notNullable: true } },
    isShared: { type: 'boolean', column: { notNullable: true } },
    conditions: { type: 'json' },
    changedAt: { type: 'datetime', column: { notNullable: true } },
  },
} satisfies InternalModel;
