import { array, mixed, object, type InferType } from 'yup';
import { CAUSE_KINDS, causeOf, type CauseKind } from '../contracts/causes';
import { LARGEST_SETTING } from '../contracts/institutions/institution-settings';
import {
  between,
  isTimeZone,
  plainText,
  type SettingsSection,
  UNKNOWN_SETTING,
} from '../institutions';

/** The languages of the e-mails. */
const LANGUAGES = ['en', 'de', 'fr', 'it'] as const;

/** From how many on a cause is reported; 0 never reports it. */
type Thresholds = Partial<Record<CauseKind, number>>;

const isThresholds = (value: unknown): value is Thresholds =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(
    ([kind, least]) =>
      CAUSE_KINDS.some((known) => known === kind) &&
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
  language: plainText().oneOf(LANGUAGES).required(),
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
export function thresholdOf(kind: CauseKind, { thresholds }: AlertSettings): number | null {
  const least = thresholds?.[kind] ?? causeOf(kind).reportedFrom ?? 1;
  return least === 0 || least === 'never' ? null : least;
}
