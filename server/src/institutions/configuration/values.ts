import { lazy, mixed, number, object, string, type ObjectShape, type Schema } from 'yup';
import { LARGEST_SETTING } from '../../contracts/institutions/institution-settings';

export const UNKNOWN_SETTING = '${path} has an unknown setting: ${unknown}';

/** yup's own message for a wrong type repeats the value, which may be a secret. */
export const plainText = () => string().strict().typeError('${path} must be a text');

const plainNumber = () => number().strict().typeError('${path} must be a number');

export const wholeNumber = () =>
  plainNumber().integer('${path} must be whole').max(LARGEST_SETTING);

/** A required number; its setting has a default. */
export const between = (smallest: number, largest = LARGEST_SETTING) =>
  number().strict().integer().min(smallest).max(largest).required();

const HUNDRED_YEARS = 36_500;

/** For how many days something is kept. */
export const retentionDays = () => between(1, HUNDRED_YEARS);

/** After how many days something is forgotten; without it never. */
export const forgottenAfterDays = () =>
  number().strict().integer().min(1).max(HUNDRED_YEARS).nullable().optional();

/** Settings of something optional, or `false` where there is none of it. */
export function settingsOrFalse<Shape extends ObjectShape>(shape: Shape) {
  const settings = object(shape)
    .strict()
    .typeError('${path} must be false or an object')
    .noUnknown(UNKNOWN_SETTING)
    .default(undefined)
    .optional();
  return lazy((value: unknown) => (value === false ? mixed<false>().optional() : settings));
}

function isDate(value: string): boolean {
  const moment = new Date(`${value}T00:00:00.000Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(`${value}T`);
}

/** A date without a time. */
export const dateText = () =>
  plainText()
    .nullable()
    .test(
      'date',
      '${path} must be a date, e.g. "2024-01-31"',
      (value) => value === null || value === undefined || isDate(value),
    );

/** Midnight UTC of a configured date, in ms. */
export const momentOf = (date: string | null | undefined): number | null =>
  date === null || date === undefined ? null : Date.parse(`${date}T00:00:00.000Z`);

export const isTimeZone = (name: string | undefined): boolean => {
  try {
    return name === undefined || new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
};

/** The texts of a setting that is one text or a list of them. */
export const textsIn = (setting: unknown): string[] =>
  (Array.isArray(setting) ? setting : [setting]).filter((one) => typeof one === 'string');

/** A setting that has a meaning only for one `kind` of what it belongs to. */
export const whenKind = (kind: string, schema: Schema) => ({
  is: kind,
  then: () => schema,
  otherwise: () =>
    mixed().test('absent', '${path} has no meaning for this kind', (value) => value === undefined),
});
