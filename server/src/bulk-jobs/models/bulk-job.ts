import { BULK_JOB_UID } from '../../contracts/uids';
import { ENDED_STATES } from '../bulk-job-states';
import type { InternalModel } from '../../kernel/module-parts';

/** Their files are long. */
const DELETED_AT_ONCE = 20;

/**
 * Many contacts that are written or sent as one piece of work: imported from a file, pushed to an
 * institution, or held because somebody changed too many at once. Links that it still has to deal
 * with refer to it (`bulkJobId`). `content` is the text of a file; it stays as long as the bulk
 * job.
 */
export const bulkJob = {
  uid: BULK_JOB_UID,
  tableName: 's360_bulk_jobs',
  singularName: 's360-bulk-job',
  transfer: 'left',
  retention: {
    // A quarter: long enough to see or undo what an import did.
    kept: 90,
    order: 'id',
    slice: DELETED_AT_ONCE,
    past: (before) => ({
      $or: [
        { state: { $in: [...ENDED_STATES] }, endedAt: { $lt: before } },
        { state: 'planned', createdAt: { $lt: before } },
      ],
    }),
  },
  indexes: [
    { name: 's360_bulk_jobs_state_idx', columns: ['state', 'institution'] },
    { name: 's360_bulk_jobs_created_idx', columns: ['created_at'] },
  ],
  attributes: {
    id: { type: 'increments' },
    kind: { type: 'string', column: { notNullable: true } },
    institution: { type: 'string' },
    state: { type: 'string', column: { notNullable: true } },
    author: { type: 'string' },
    settings: { type: 'json' },
    plan: { type: 'json' },
    cursor: { type: 'integer' },
    total: { type: 'integer' },
    processed: { type: 'integer' },
    counts: { type: 'json' },
    failure: { type: 'json' },
    decisions: { type: 'json' },
    progress: { type: 'json' },
    content: { type: 'text' },
    createdAt: { type: 'datetime', column: { notNullable: true } },
    startedAt: { type: 'datetime' },
    endedAt: { type: 'datetime' },
  },
} satisfies InternalModel;
