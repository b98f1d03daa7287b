import { HOURLY_COUNT_UID } from '../../contracts/uids';
import { HOUR_MS } from '../../kernel/time/durations';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * What an institution exchanged in one hour, by kind. Deliveries and the log of calls are deleted
 * earlier than charts look back, and are too many to be counted for each chart.
 */
export const hourlyCount = {
  uid: HOURLY_COUNT_UID,
  tableName: 's360_hourly_counts',
  singularName: 's360-hourly-count',
  transfer: 'left',
  retention: {
    // Charts look back 30 days; the month before can still be compared.
    kept: 62,
    order: 'hour',
    past: (before) => ({ hour: { $lt: Math.floor(before.getTime() / HOUR_MS) } }),
  },
  indexes: [
    { name: 's360_hourly_counts_uq', columns: ['institution', 'hour', 'kind'], type: 'unique' },
    { name: 's360_hourly_counts_hour_idx', columns: ['hour'] },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    /** Hours since 1970 in UTC. */
    hour: { type: 'integer', column: { notNullable: true } },
    kind: { type: 'string', column: { notNullable: true, args: [16] } },
    events: { type: 'integer', column: { notNullable: true } },
    /** Only of delays: all of them together, and the longest. */
    totalMs: { type: 'biginteger', column: { notNullable: true } },
    longestMs: { type: 'biginteger', column: { notNullable: true } },
  },
} satisfies InternalModel;
