import { array, object, type InferType } from 'yup';
import {
  between,
  isTimeZone,
  plainText,
  type SettingsSection,
  UNKNOWN_SETTING,
} from '../institutions';

/** The languages of the e-mails. */
const LANGUAGES = ['en', 'de', 'fr', 'it'] as const;

const WEEK_MINUTES = 10_080;

const timeOfDay = () =>
  plainText().matches(/^([01]\d|2[0-3]):[0-5]\d$/, '${path} must be a time of day, e.g. "22:00"');

const alerts = object({
  emails: array(plainText().email('${path} must be an e-mail address').required()).optional(),
  language: plainText().oneOf(LANGUAGES).required(),
  afterMinutes: between(0, WEEK_MINUTES),
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
