import { DELIVERY_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/** One POST received on a webhook URL: its raw body, and the outcome of each item. */
export const delivery = {
  uid: DELIVERY_UID,
  tableName: 's360_deliveries',
  singularName: 's360-delivery',
  transfer: 'left',
  retention: 'whileNeeded',
  indexes: [
    {
      name: 's360_deliveries_next_idx',
      columns: ['institution', 'stream', 'state', 'id'],
    },
    {
      name: 's360_deliveries_newest_idx',
      columns: ['institution', 'stream', 'origin', 'id'],
    },
    { name: 's360_deliveries_received_idx', columns: ['received_at'] },
    { name: 's360_deliveries_institution_idx', columns: ['institution', 'received_at'] },
    { name: 's360_deliveries_state_idx', columns: ['state', 'received_at'] },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    stream: { type: 'string', column: { notNullable: true } },
    state: { type: 'string', column: { notNullable: true } },
    receivedAt: { type: 'datetime', column: { notNullable: true } },
    body: { type: 'text' },
    byteLength: { type: 'integer' },
    refusal: { type: 'text' },
    appliedAt: { type: 'datetime' },
    items: { type: 'integer' },
    applied: { type: 'integer' },
    unchanged: { type: 'integer' },
    superseded: { type: 'integer' },
    kept: { type: 'integer' },
    excluded: { type: 'integer' },
    origin: { type: 'string' },
    /** Where in a trace it was received, as W3C's `traceparent`. */
    traceparent: { type: 'string' },
    filtered: { type: 'integer' },
    accessControl: { type: 'integer' },
    erased: { type: 'integer' },
    quarantined: { type: 'integer' },
    outcomes: { type: 'json' },
  },
} satisfies InternalModel;
