import { QUEUED_ORDER_UID } from '../../contracts/uids';

/** An order that is to be read from S-360: at most one row per order, taken by the dispatcher. */
export const queuedOrder = {
  uid: QUEUED_ORDER_UID,
  tableName: 's360_queued_orders',
  singularName: 's360-queued-order',
  indexes: [
    { name: 's360_queued_orders_uq', columns: ['institution', 'order_id'], type: 'unique' },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    orderId: { type: 'string', column: { notNullable: true } },
    /** The S-360 that it was wanted of: another one has another order of this id. */
    baseUrl: { type: 'string' },
    lane: { type: 'string', column: { notNullable: true } },
    reason: { type: 'string' },
    /** The bulk job that holds it back, or did. */
    bulkJobId: { type: 'integer' },
    queuedAt: { type: 'datetime' },
    attempts: { type: 'integer' },
    nextAttemptAt: { type: 'datetime' },
    failure: { type: 'json' },
    failureCode: { type: 'string' },
    /** S-360 refused it so often that it is not asked again by itself. */
    givenUpAt: { type: 'datetime' },
  },
};
