import { lazy, mixed, number, object } from 'yup';

const settings = object({
  refreshAt: number()
    .strict()
    .typeError('${path} must be an hour, 0 to 23')
    .integer('${path} must be a whole hour, 0 to 23')
    .min(0, '${path} must be an hour, 0 to 23')
    .max(23, '${path} must be an hour, 0 to 23')
    .optional(),
})
  .strict()
  .typeError('${path} must be false or an object')
  .noUnknown('${path} has an unknown setting: ${unknown}')
  .default(undefined);

/**
 * The catalog of an institution: `false` where the CRM sells nothing, otherwise when to refresh it.
 */
export const catalogSchema = () =>
  lazy((value: unknown) => (value === false ? mixed<false>().optional() : settings.optional()));
