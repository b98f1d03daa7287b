import { RAISED_ALARM_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * An alarm that was reported, so that no other process reports it again, nor this one after a
 * restart.
 */
export const raisedAlarm = {
  uid: RAISED_ALARM_UID,
  tableName: 's360_raised_alarms',
  singularName: 's360-raised-alarm',
  transfer: 'left',
  retention: 'whileNeeded',
  indexes: [{ name: 's360_raised_alarms_uq', columns: ['alarm'], type: 'unique' }],
  attributes: {
    id: { type: 'increments' },
    alarm: { type: 'string', column: { notNullable: true } },
    raisedAt: { type: 'datetime', column: { notNullable: true } },
  },
} satisfies InternalModel;
