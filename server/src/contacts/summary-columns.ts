import { reason } from '../contracts/reasons';
import type { InstitutionScope } from '../kernel/http/institution-scope';
import { InvalidRequestError } from '../kernel/http/validated';

/**
 * Columns of a contact that repeat its purchase summary, so that the list can show and filter
 * them: amounts in the main currency, and as text the amounts paid in each currency; counts and
 * dates across all currencies. They are written together with the summary, past Strapi: values
 * from a form or the API are left out, and a change of them sends nothing.
 */
export const SUMMARY_COLUMNS = [
  'orderCount',
  'ticketCount',
  'spent',
  'spentMoney',
  'refunded',
  'refundedMoney',
  'firstPurchaseAt',
  'lastPurchaseAt',
  'nextPerformanceAt',
  'nextPerformanceInstitution',
  'favouriteProductFamily',
] as const;

export type SummaryColumn = (typeof SUMMARY_COLUMNS)[number];

export const isSummaryColumn = (attribute: string): boolean =>
  SUMMARY_COLUMNS.some((column) => column === attribute);

/**
 * The columns are over all institutions: a limited role may not filter by them either, nor through
 * a relation, as in `order.contact.spent`.
 * @throws InvalidRequestError (400) that names the columns
 */
export function refuseSummaries(fields: readonly string[], scope: InstitutionScope): void {
  if (scope === null) return;
  const refused = fields.filter((field) => field.split('.').some(isSummaryColumn));
  if (refused.length > 0)
    throw new InvalidRequestError(reason('hiddenFilterField', { names: refused.join(', ') }));
}

/** For a contact that has not bought anything. */
export const NO_SUMMARIES: Readonly<Record<SummaryColumn, null>> = {
  orderCount: null,
  ticketCount: null,
  spent: null,
  spentMoney: null,
  refunded: null,
  refundedMoney: null,
  firstPurchaseAt: null,
  lastPurchaseAt: null,
  nextPerformanceAt: null,
  nextPerformanceInstitution: null,
  favouriteProductFamily: null,
};
