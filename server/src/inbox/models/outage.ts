import { OUTAGE_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/** A period in which S-360 got only refusals, or no answer at all. */
export const outage = {
  uid: OUTAGE_UID,
  tableName: 's360_outages',
  singularName: 's360-outage',
  transfer: 'left',
  retention: {
    kept: 'deliveries',
    order: 'settledAt',
    past: (before) => ({ settledAt: { $lt: before } }),
  },
  indexes: [
    { name: 's360_outages_institution_idx', columns: ['institution', 'ended_at'] },
    // Several processes may notice the same outage.
    {
      name: 's360_outages_uq',
      columns: ['institution', 'stream', 'cause', 'started_at'],
      type: 'unique',
    },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    stream: { type: 'string', column: { notNullable: true } },
    cause: { type: 'string', column: { notNullable: true, args: [16] } },
    startedAt: { type: 'datetime', column: { notNullable: true } },
    endedAt: { type: 'datetime', column: { notNullable: true } },
    settledAt: { type: 'datetime' },
    settledBy: { type: 'string' },
  },
} satisfies InternalModel;
