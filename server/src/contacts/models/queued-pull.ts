import { QUEUED_PULL_UID } from '../../contracts/uids';

/** A contact that is to be read from S-360: at most one row per number, taken by the dispatcher. */
export const queuedPull = {
  uid: QUEUED_PULL_UID,
  tableName: 's360_queued_pulls',
  singularName: 's360-queued-pull',
  indexes: [
    {
      name: 's360_queued_pulls_uq',
      columns: ['institution', 'contact_number'],
      type: 'unique',
    },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    contactNumber: { type: 'string', column: { notNullable: true } },
    lane: { type: 'string', column: { notNullable: true } },
    reason: { type: 'string' },
    driftCheckId: { type: 'integer' },
    /** The bulk job that holds it back, or did. */
    bulkJobId: { type: 'integer' },
    queuedAt: { type: 'datetime' },
    attempts: { type: 'integer' },
    nextAttemptAt: { type: 'datetime' },
    failure: { type: 'json' },
    failureCode: { type: 'string' },
    /** Wanted by orders, and read without a contact coming of it: it is not asked for again by itself. */
    givenUpAt: { type: 'datetime' },
    // The contact whose create is to be settled before what is read can be evaluated.
    awaitsContact: { type: 'string' },
  },
};
