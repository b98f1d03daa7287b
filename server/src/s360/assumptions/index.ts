/**
 * What is assumed about S-360, because its public documentation leaves it open: one table with a
 * setting per institution. Only what is here knows the alternatives; everything else asks.
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
