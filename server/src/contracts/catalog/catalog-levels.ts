/** S-360's levels of availability. */
export const AVAILABILITY_LEVELS = ['GOOD', 'LIMITED', 'NONE', 'UNKNOWN'] as const;

export type AvailabilityLevel = (typeof AVAILABILITY_LEVELS)[number];
