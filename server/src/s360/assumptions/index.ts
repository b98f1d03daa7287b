/**
 * How the plugin behaves under each assumption about S-360. Only this folder knows the alternatives;
 * all other code calls it.
 */

export { abandonDelayIn } from './abandon-delay';
export { assumptionsSchema } from './assumptions-schema';
export { DEFAULT_ASSUMPTIONS, resolveAssumptions } from './resolved';
export { bodyOfSave, bodyOfSearch, hitsIn } from './bodies';
export { amountWithoutCharges, seatCategoryIdsOf } from './catalog';
export { heldUntil, lastDayOf, type Expiry } from './expiry';
export { contactAsWritten, flagIn } from './flags';
export { isKnownOrderState, ORDER_STATES, orderStateIn } from './order-states';
export { paymentUseOf, type PaymentUse } from './payment-types';
export { requestIdToSend } from './request-ids';
export { statusMeaning } from './status-words';
export { tokenClaims } from './token-claims';
