import { READ_BACK_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * A save that is read back, with S-360's values from before. The row of a good save is deleted at
 * once; the row of a loss stays until the loss is restored or dismissed. Personal data.
 */
export const readBack = {
  uid: READ_BACK_UID,
  tableName: 's360_read_backs',
  singularName: 's360-read-back',
  transfer: 'left',
  retention: {
    kept: 'deliveries',
    order: 'endedAt',
    past: (before) => ({
      state: { $in: ['notDone', 'notReadable', 'restored', 'dismissed'] },
      endedAt: { $lt: before },
    }),
  },
  indexes: [
    { name: 's360_read_backs_uq', columns: ['reference'], type: 'unique' },
    { name: 's360_read_backs_institution_idx', columns: ['institution', 'state'] },
  ],
  attributes: {
    id: { type: 'increments' },
    reference: { type: 'string', column: { notNullable: true } },
    institution: { type: 'string', column: { notNullable: true } },
    state: { type: 'string', column: { notNullable: true, args: [16] } },
    linkId: { type: 'integer', column: { notNullable: true } },
    contactDocumentId: { type: 'string' },
    contactNumber: { type: 'string' },
    method: { type: 'string', column: { notNullable: true, args: [16] } },
    kind: { type: 'string', column: { notNullable: true, args: [16] } },
    does: { type: 'json' },
    isUnproven: { type: 'boolean' },
    savingBasis: { type: 'text' },
    fence: { type: 'biginteger' },
    startedAtMs: { type: 'biginteger' },
    doneByMs: { type: 'biginteger' },
    isAccepted: { type: 'boolean' },
    addressId: { type: 'string' },
    sent: { type: 'json' },
    before: { type: 'json' },
    finding: { type: 'json' },
    attempts: { type: 'integer' },
    nextAttemptAt: { type: 'datetime' },
    failure: { type: 'json' },
    openedAt: { type: 'datetime' },
    endedAt: { type: 'datetime' },
    restoredBy: { type: 'string' },
  },
} satisfies InternalModel;
