/** How many places are left, in S-360's words. */
export const AVAILABILITY_LEVELS = ['GOOD', 'LIMITED', 'NONE', 'UNKNOWN'] as const;

export type AvailabilityLevel = (typeof AVAILABILITY_LEVELS)[number];
