import { LEASE_UID } from '../../contracts/uids';
import type { InternalModel } from '../module-parts';

/**
 * The holder of a job that only one process does at a time. `fence` grows with each new holder, so
 * that late writes of an earlier holder can be recognized. Times are the database's, in ms.
 */
export const lease = {
  uid: LEASE_UID,
  tableName: 's360_leases',
  singularName: 's360-lease',
  transfer: 'left',
  retention: 'forever',
  indexes: [{ name: 's360_leases_job_uq', columns: ['job'], type: 'unique' }],
  attributes: {
    id: { type: 'increments' },
    job: { type: 'string', column: { notNullable: true } },
    holder: { type: 'string' },
    fence: { type: 'integer' },
    expiresAtMs: { type: 'biginteger' },
  },
} satisfies InternalModel;
