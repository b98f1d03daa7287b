import { CONTRACT_CHECK_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/** One contract check of an institution: its request, its findings and its remainders. */
export const contractCheck = {
  uid: CONTRACT_CHECK_UID,
  tableName: 's360_contract_checks',
  singularName: 's360-contract-check',
  transfer: 'left',
  retention: {
    kept: 'history',
    order: 'startedAt',
    past: (before) => ({ startedAt: { $lt: before } }),
  },
  indexes: [{ name: 's360_contract_checks_started_idx', columns: ['institution', 'started_at'] }],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    state: { type: 'string', column: { notNullable: true } },
    verdict: { type: 'string' },
    /**
     * The fence of the lease that the check runs under. A different one means that its process is
     * gone.
     */
    fence: { type: 'integer' },
    request: { type: 'json' },
    report: { type: 'json' },
    calls: { type: 'integer' },
    startedSending: { type: 'boolean' },
    cancelledAt: { type: 'datetime' },
    author: { type: 'string' },
    startedAt: { type: 'datetime', column: { notNullable: true } },
    endedAt: { type: 'datetime' },
  },
} satisfies InternalModel;
