/**
 * Columns of a contact that repeat its facts (see contact fact), so that the list can show them and
 * filter by them: amounts in the main currency, beside them in words what was paid in each; counts
 * and dates whatever was paid in. They are written when the facts are, past Strapi: whatever a form or the API brings for them is left out, and nothing is sent because of them.
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

/** A contact that has not bought anything. */
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
