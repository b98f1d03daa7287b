/**
 * Why S-360 refused a call, for the codes whose meaning is known or can be concluded. Which code means
 * which of them stands in the description of S-360's interface (`s360/interface/error-codes.ts`).
 */
export const REFUSAL_REASONS = {
  refusedNoPlaces:
    'No places are left for what was asked for. Choose fewer places, another seat category or another performance, and submit it again. S-360 answered: {detail}',
  refusedShipmentSent:
    'A shipment of this order was sent already: the way it is sent cannot be changed any more. Look at the order in S-360. S-360 answered: {detail}',
  refusedLocked:
    'This is probably locked in S-360, or somebody is working on it there. Try again in some minutes; if it stays so, ask who works in S-360. S-360 answered: {detail}',
  refusedQuota:
    'A quota in S-360 is probably used up. Choose fewer places, or ask who sets up S-360 to raise the quota. S-360 answered: {detail}',
  refusedContingent:
    'The places of this contingent are probably used up, or not for the point of sale of the CRM. Choose other places, or ask who sets up S-360. S-360 answered: {detail}',
  refusedNotOnSale:
    'This is probably not on sale in S-360, or not any more. Refresh the catalog and choose something else, or have it put on sale. S-360 answered: {detail}',
} as const;

export type RefusalReason = keyof typeof REFUSAL_REASONS;
