const PLAIN_WORD = /^[\w .+-]{1,64}$/;

/**
 * A word or number of a payload as a log holds it. What could forge a line of the log, colour a
 * terminal or tell who somebody is stands in the database only.
 */
export const loggable = (word: string): string =>
  PLAIN_WORD.test(word) ? word : `of ${word.length} characters`;
