import { number, object } from 'yup';

const atLeast = (smallest: number) => number().strict().integer().min(smallest).required();

/**
 * How many links one transaction, or one API token within a time, may mark before an operator has
 * to approve what they cost; and how many contacts and orders one delivery may have read from S-360.
 */
export const bulkGuardSchema = object({
  links: atLeast(1),
  withinMs: atLeast(1_000),
  pulls: atLeast(1),
})
  .noUnknown('${path} has an unknown setting: ${unknown}')
  .required();

/** How many days a load is kept after it ended, with the file it came from. */
export const loadRetentionDaysSchema = atLeast(1);

export const LOAD_DEFAULTS = {
  bulkGuard: { links: 200, withinMs: 600_000, pulls: 200 },
  loadRetentionDays: 90,
};
