/**
 * What can wait for a person. A kind says which screen shows its members and which action cures it.
 */
export const ATTENTION_KINDS = [
  'unusableInstitution',
  'alarm',
  'refusedCredentials',
  'harmed',
  'failedPush',
  'failedPull',
  'failedOrderPull',
  'unconfirmedCreate',
  'unconfirmedBooking',
  'failedBooking',
  'differingBooking',
  'openBooking',
  'expiringHold',
  'endedLink',
  'conflict',
  'overriddenEdit',
  'matchReview',
  'itemNotImported',
  'bulkJobToApprove',
  'failedBulkJob',
  'failedAlert',
  'inactiveContact',
] as const;

export type AttentionKind = (typeof ATTENTION_KINDS)[number];

/** Who has to act: the operator, the team that runs S-360, or the integrator of this Strapi. */
export const ATTENTION_ACTORS = ['operator', 's360', 'integrator'] as const;

export type AttentionActor = (typeof ATTENTION_ACTORS)[number];

/** In characters. */
export const LONGEST_NOTE = 500;
