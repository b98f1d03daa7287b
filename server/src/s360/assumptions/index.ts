/**
 * The assumptions about S-360 where its public documentation leaves a question open: one table,
 * with settings per institution. Only this folder knows the alternatives; all other code calls it.
 */

export { ASSUMPTIONS, type Assumption, type AssumptionName, type Evidence } from './assumptions';
export {
  DEFAULT_ASSUMPTIONS,
  resolveAssumptions,
  type Assumptions,
  type AssumptionsConfiguration,
} from './assumption-settings';
export { assumptionsSchema } from './assumptions-schema';
export { bodyOfSave, bodyOfSearch, hitsIn } from './bodies';
export { amountWithoutCharges, seatCategoryIdsOf } from './catalog';
export { heldUntil, lastDayOf, type Expiry } from './expiry';
export { contactWithFlags, flagIn } from './flags';
export { isKnownOrderState, ORDER_STATES, orderStateIn } from './order-states';
export { requestIdToSend } from './request-ids';
export { statusMeaning } from './status-words';
export { tokenClaims } from './token-claims';
