/** What a booking and a message may hold at most: said in the screens, and kept by the server. */

/** Lines that can be submitted: one call carries them all. */
export const MAX_LINES = 100;
/** Lines of a draft: more than can be submitted, so that it is kept while its composer is told so. */
export const MAX_LINES_OF_DRAFT = 1_000;
/** Seats or items of one line: more is a slip of the finger. */
export const MAX_OF_ONE_LINE = 9_999;
/** Characters, as browsers count them; also below. */
export const LONGEST_NOTES = 10_000;
export const LONGEST_SUBJECT = 255;
export const LONGEST_MESSAGE = 50_000;
