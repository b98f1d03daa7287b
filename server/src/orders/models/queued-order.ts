import { QUEUED_ORDER_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/** An order to be read from S-360: at most one row per order, which the dispatcher processes. */
export const queuedOrder = {
  uid: QUEUED_ORDER_UID,
  tableName: 's360_queued_orders',
  singularName: 's360-queued-order',
  transfer: 'left',
  retention: 'whileNeeded',
  indexes: [
    { name: 's360_queued_orders_uq', columns: ['institution', 'order_id'], type: 'unique' },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    orderId: { type: 'string', column: { notNullable: true } },
    /** The S-360 that the pull was queued for: another S-360 has another order of this id. */
    baseUrl: { type: 'string' },
    lane: { type: 'string', column: { notNullable: true } },
    reason: { type: 'string' },
    /** The bulk job that the pull is, or was, on hold for. */
    bulkJobId: { type: 'integer' },
    queuedAt: { type: 'datetime' },
    attempts: { type: 'integer' },
    nextAttemptAt: { type: 'datetime' },
    failure: { type: 'json' },
    failureCode: { type: 'string' },
    /** When S-360 had refused the pull so often that it is not repeated automatically. */
    givenUpAt: { type: 'datetime' },
  },
} satisfies InternalModel;
