import { ALERT_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/** A cause that needs attention, and when it was last reported by any process. */
export const alert = {
  uid: ALERT_UID,
  tableName: 's360_alerts',
  singularName: 's360-alert',
  transfer: 'left',
  retention: 'whileNeeded',
  indexes: [{ name: 's360_alerts_key_uq', columns: ['key'], type: 'unique' }],
  attributes: {
    id: { type: 'increments' },
    key: { type: 'string', column: { notNullable: true, args: [400] } },
    kind: { type: 'string' },
    institution: { type: 'string' },
    cause: { type: 'string', column: { args: [400] } },
    actor: { type: 'string' },
    count: { type: 'integer' },
    /** The institutions at which bulk jobs without one held contacts when it was last reported. */
    heldAt: { type: 'json' },
    firstSeenAt: { type: 'datetime', column: { notNullable: true } },
    raisedAt: { type: 'datetime' },
    lastRaisedAt: { type: 'datetime' },
  },
} satisfies InternalModel;
