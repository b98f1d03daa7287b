import { DAILY_CALLS_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/** How many permits an institution granted on a day (UTC, `YYYY-MM-DD`), by lane. */
export const dailyCalls = {
  uid: DAILY_CALLS_UID,
  tableName: 's360_daily_calls',
  singularName: 's360-daily-calls',
  transfer: 'left',
  retention: 'whileNeeded',
  indexes: [
    { name: 's360_daily_calls_uq', columns: ['institution', 'day', 'lane'], type: 'unique' },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    day: { type: 'string', column: { notNullable: true } },
    lane: { type: 'string', column: { notNullable: true } },
    calls: { type: 'integer', column: { notNullable: true } },
  },
} satisfies InternalModel;
