import { AVAILABILITY_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * The places left of a performance as S-360 last reported them, and since when a read is queued.
 */
export const availability = {
  uid: AVAILABILITY_UID,
  tableName: 's360_availabilities',
  singularName: 's360-availability',
  transfer: 'left',
  retention: {
    kept: 1,
    order: 'id',
    past: (before) => ({ $or: [{ checkedAt: { $lt: before } }, { queuedAt: { $lt: before } }] }),
  },
  indexes: [
    {
      name: 's360_availabilities_uq',
      columns: ['institution', 'performance_id'],
      type: 'unique',
    },
    { name: 's360_availabilities_queued_idx', columns: ['institution', 'queued_at'] },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    performanceId: { type: 'string', column: { notNullable: true } },
    level: { type: 'string' },
    seatCategories: { type: 'json' },
    checkedAt: { type: 'datetime' },
    queuedAt: { type: 'datetime' },
  },
} satisfies InternalModel;
