import { ERASURE_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/** The certificate of an erasure: what was erased when and by whom, and nothing of the person. */
export const erasure = {
  uid: ERASURE_UID,
  tableName: 's360_erasures',
  singularName: 's360-erasure',
  transfer: 'carried',
  retention: 'forever',
  indexes: [{ name: 's360_erasures_uq', columns: ['reference'], type: 'unique' }],
  attributes: {
    id: { type: 'increments' },
    reference: { type: 'string', column: { notNullable: true, args: [64] } },
    erasedAt: { type: 'datetime', column: { notNullable: true } },
    erasedBy: { type: 'string' },
    places: { type: 'json' },
    /** What is left to do in S-360; the contact numbers are encrypted, and go with the confirmation. */
    inS360: { type: 'json' },
    /** Differs when the secret has changed since: the person is no longer recognized. */
    keyCheck: { type: 'string' },
  },
} satisfies InternalModel;
