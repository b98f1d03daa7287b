/**
 * Columns of a contact that repeat its facts in the main currency (see contact fact), so that the
 * list can show them and filter by them. They are written when the facts are, past Strapi: whatever
 * a form or the API brings for them is left out, and nothing is sent because of them.
 */
export const FACT_COLUMNS = [
  'orderCount',
  'ticketCount',
  'spent',
  'refunded',
  'firstPurchaseAt',
  'lastPurchaseAt',
  'nextPerformanceAt',
  'favouriteProductFamily',
] as const;

export type FactColumn = (typeof FACT_COLUMNS)[number];

/** A contact that has not bought anything. */
export const NO_FACTS: Readonly<Record<FactColumn, null>> = {
  orderCount: null,
  ticketCount: null,
  spent: null,
  refunded: null,
  firstPurchaseAt: null,
  lastPurchaseAt: null,
  nextPerformanceAt: null,
  favouriteProductFamily: null,
};
