/** A value that goes to S-360 costs at most this: read the contact, save it, check the save. */
export const MAX_CALLS_PER_VALUE = 3;
