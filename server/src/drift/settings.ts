import { boolean, lazy, mixed, number, object } from 'yup';

/** More would be a second synchronization rather than a sample. */
export const LARGEST_SAMPLE = 1000;

const settings = object({
  sample: number()
    .strict()
    .typeError('${path} must be a number')
    .integer('${path} must be whole')
    .min(1)
    .max(LARGEST_SAMPLE)
    .optional(),
  repair: boolean().strict().typeError('${path} must be true or false').optional(),
})
  .strict()
  .typeError('${path} must be false or an object')
  .noUnknown('${path} has an unknown setting: ${unknown}')
  .default(undefined);

/** The nightly comparison of a sample with S-360: `false`, or how many contacts, and what then. */
export const driftCheckSchema = () =>
  lazy((value: unknown) => (value === false ? mixed<false>().optional() : settings.optional()));
