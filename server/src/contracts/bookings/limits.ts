/** The limits of bookings and messages; the screens show them and the server enforces them. */

/** The most lines that can be submitted: one call carries them all. */
export const MAX_LINES = 100;
/**
 * The most lines of a draft. It exceeds `MAX_LINES`, so that a draft that is too long can be saved.
 */
export const MAX_LINES_OF_DRAFT = 1_000;
/** The most seats or items of one line: a higher number is a typing error. */
export const MAX_OF_ONE_LINE = 9_999;
/** This and the limits below count characters as browsers do. */
export const LONGEST_NOTES = 10_000;
export const LONGEST_SUBJECT = 255;
export const LONGEST_MESSAGE = 50_000;
