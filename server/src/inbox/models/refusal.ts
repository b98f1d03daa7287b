import { REFUSAL_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * A payload that S-360 posts repeatedly because it does not get a 200, identified by its
 * fingerprint. The row is deleted once an accepted delivery resolves the refusal.
 */
export const refusal = {
  uid: REFUSAL_UID,
  tableName: 's360_refusals',
  singularName: 's360-refusal',
  transfer: 'left',
  retention: {
    kept: 'deliveries',
    order: 'lastAt',
    past: (before) => ({ lastAt: { $lt: before } }),
  },
  indexes: [
    {
      name: 's360_refusals_uq',
      columns: ['institution', 'stream', 'fingerprint'],
      type: 'unique',
    },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    stream: { type: 'string', column: { notNullable: true } },
    fingerprint: { type: 'string', column: { notNullable: true } },
    status: { type: 'integer', column: { notNullable: true } },
    times: { type: 'integer', column: { notNullable: true } },
    firstAt: { type: 'datetime', column: { notNullable: true } },
    lastAt: { type: 'datetime', column: { notNullable: true } },
  },
} satisfies InternalModel;
