import { DRIFT_CHECK_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/** One comparison of a sample of contacts with S-360, and its findings. */
export const driftCheck = {
  uid: DRIFT_CHECK_UID,
  tableName: 's360_drift_checks',
  singularName: 's360-drift-check',
  transfer: 'left',
  retention: {
    kept: 'history',
    order: 'startedAt',
    past: (before) => ({ startedAt: { $lt: before } }),
  },
  indexes: [{ name: 's360_drift_checks_started_idx', columns: ['institution', 'started_at'] }],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    state: { type: 'string', column: { notNullable: true } },
    repairs: { type: 'boolean' },
    requested: { type: 'integer' },
    wanted: { type: 'integer' },
    checked: { type: 'integer' },
    differing: { type: 'integer' },
    inConflict: { type: 'integer' },
    repaired: { type: 'integer' },
    failed: { type: 'integer' },
    findings: { type: 'json' },
    reason: { type: 'text' },
    author: { type: 'string' },
    startedAt: { type: 'datetime', column: { notNullable: true } },
    endedAt: { type: 'datetime' },
  },
} satisfies InternalModel;
