import { mixed, object, string } from 'yup';
import { UNKNOWN_SETTING, whenKind } from '../institutions';
import type { BullmqSettings } from '../kernel/notifications';
import { isRecord } from '../kernel/is-record';

/** What wakes the other processes: the database where it can, or the relay of the host's BullMQ. */
export type WakeSettings = { kind: 'database' } | ({ kind: 'bullmq' } & BullmqSettings);

const connection = mixed()
  .required()
  .test('object', '${path} must be an object, as BullMQ takes it', isRecord);

export const wakeSettings = object({
  kind: string().oneOf(['database', 'bullmq']).required(),
  connection: mixed().when('kind', whenKind('bullmq', connection)),
})
  .noUnknown(UNKNOWN_SETTING)
  .default(undefined)
  .optional();
