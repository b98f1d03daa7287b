import { number, object } from 'yup';

const atLeast = (smallest: number) => number().strict().integer().min(smallest).required();

/**
 * How many links one transaction, or one API token within a time, may mark before an operator has
 * to approve what they cost.
 */
export const bulkGuardSchema = object({
  links: atLeast(1),
  withinMs: atLeast(1_000),
})
  .noUnknown('${path} has an unknown setting: ${unknown}')
  .required();

/** How many days a load is kept after it ended, with the file it came from. */
export const loadRetentionDaysSchema = atLeast(1);

export const LOAD_DEFAULTS = {
  bulkGuard: { links: 200, withinMs: 600_000 },
  loadRetentionDays: 90,
};
