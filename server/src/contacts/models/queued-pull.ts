import { QUEUED_PULL_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/** A contact to read from S-360: at most one row per number, processed by the dispatcher. */
export const queuedPull = {
  uid: QUEUED_PULL_UID,
  tableName: 's360_queued_pulls',
  singularName: 's360-queued-pull',
  transfer: 'left',
  retention: 'whileNeeded',
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
    /** The bulk job that puts, or did put, the pull on hold. */
    bulkJobId: { type: 'integer' },
    queuedAt: { type: 'datetime' },
    attempts: { type: 'integer' },
    nextAttemptAt: { type: 'datetime' },
    failure: { type: 'json' },
    failureCode: { type: 'string' },
    /**
     * Orders needed it but reading produced no contact: it is not requested again automatically.
     */
    givenUpAt: { type: 'datetime' },
    // The contact whose create must be resolved before the pulled data can be evaluated.
    awaitsContact: { type: 'string' },
  },
} satisfies InternalModel;
