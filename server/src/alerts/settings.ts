import { array, mixed, object, type InferType } from 'yup';
import { ATTENTION_KINDS, type AttentionKind } from '../contracts/attention-kinds';
import { LARGEST_SETTING } from '../contracts/institutions/institution-settings';
import {
  between,
  isTimeZone,
  plainText,
  type SettingsSection,
  UNKNOWN_SETTING,
} from '../institutions';
import { ALERT_LANGUAGES } from './texts';

/** From how many on a cause is reported; 0 never reports it. */
type Thresholds = Partial<Record<AttentionKind, number>>;

/** Routine work is reported when it piles up; everything else at once. */
const DEFAULT_THRESHOLDS: Thresholds = {
  conflict: 20,
  overriddenEdit: 5,
  matchReview: 20,
  itemNotImported: 5,
  failedPush: 5,
  failedPull: 5,
  failedOrderPull: 5,
  expiringHold: 0,
  openBooking: 0,
  inactiveContact: 0,
};

const isThresholds = (value: unknown): value is Thresholds =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(
    ([kind, least]) =>
      ATTENTION_KINDS.some((known) => known === kind) &&
      typeof least === 'number' &&
      Number.isInteger(least) &&
      least >= 0 &&
      least <= LARGEST_SETTING,
  );

const WEEK_MINUTES = 10_080;

const timeOfDay = () =>
  plainText().matches(/^([01]\d|2[0-3]):[0-5]\d$/, '${path} must be a time of day, e.g. "22:00"');

const alerts = object({
  emails: array(plainText().email('${path} must be an e-mail address').required()).optional(),
  language: plainText().oneOf(ALERT_LANGUAGES).required(),
  afterMinutes: between(0, WEEK_MINUTES),
  thresholds: mixed<Thresholds>()
    .test(
      'thresholds',
      '${path} must give a whole number from 0 to 1000000000 for kinds of what needs attention',
      (value) => value === undefined || isThresholds(value),
    )
    .optional(),
  timeZone: plainText()
    .test('timeZone', '${path} must be a time zone, e.g. "Europe/Zurich"', isTimeZone)
    .required(),
  quietHours: object({ from: timeOfDay().required(), to: timeOfDay().required() })
    .noUnknown(UNKNOWN_SETTING)
    .default(undefined)
    .optional(),
})
  .noUnknown(UNKNOWN_SETTING)
  .required();

export type AlertSettings = InferType<typeof alerts>;

/** Who is notified of what needs attention, from when on, and when not. */
export const alertSettings = {
  plugin: { alerts },
  defaults: { alerts: { language: 'en', afterMinutes: 5, timeZone: 'UTC' } },
} satisfies SettingsSection;

/** From how many on a kind is reported; `null` when never. */
export function thresholdOf(kind: AttentionKind, { thresholds }: AlertSettings): number | null {
  const least = thresholds?.[kind] ?? DEFAULT_THRESHOLDS[kind] ?? 1;
  return least === 0 ? null : least;
}
