import { DAILY_CALLS_UID } from '../../contracts/uids';

/** How many permits an institution granted on a day (UTC, `YYYY-MM-DD`), by lane. */
export const dailyCalls = {
  uid: DAILY_CALLS_UID,
  tableName: 's360_daily_calls',
  singularName: 's360-daily-calls',
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
};
