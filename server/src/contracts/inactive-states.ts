/** Words for contacts without activity, which the schemas use, too. */

/**
 * What a contact last did, or what last became of it. `open`: something is open now, such as a
 * conflict or a hold.
 */
export const CONTACT_ACTIVITIES = [
  'created',
  'changed',
  'received',
  'ordered',
  'attended',
  'booked',
  'open',
] as const;

export type ContactActivity = (typeof CONTACT_ACTIVITIES)[number];

/** `listed`: somebody has to decide; `kept`; `approved`: is being erased. */
export const INACTIVE_STATES = ['listed', 'kept', 'approved'] as const;

export type InactiveState = (typeof INACTIVE_STATES)[number];

/** In characters. */
export const LONGEST_KEPT_REASON = 500;
