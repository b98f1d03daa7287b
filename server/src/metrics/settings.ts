import { object, type InferType } from 'yup';
import { SHORTEST_SECRET } from '../contracts/institutions/institution-settings';
import { plainText, type SettingsSection, UNKNOWN_SETTING } from '../institutions';

const metrics = object({ token: plainText().min(SHORTEST_SECRET).required() })
  .noUnknown(UNKNOWN_SETTING)
  .default(undefined)
  .optional();

export type MetricsSettings = InferType<typeof metrics>;

/** The token that opens the metrics; without it there are none. */
export const metricsSettings = { plugin: { metrics } } satisfies SettingsSection;
