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
  type SaveBody,
  type SearchBody,
  type Words,
} from './assumption-settings';
export { assumptionsSchema } from './assumptions-schema';
export { bodyOfSave, bodyOfSearch, hitsIn, type SavedParts } from './bodies';
export { amountWithoutCharges, seatCategoryIdsOf } from './catalog';
export { heldUntil, lastDayOf, type Expiry } from './expiry';
export { contactWithFlags, flagIn } from './flags';
export { isKnownOrderState, ORDER_STATES, orderStateIn } from './order-states';
export { requestIdToSend } from './request-ids';
export { statusMeaning, type StatusMeaning } from './status-words';
export { tokenClaims } from './token-claims';
