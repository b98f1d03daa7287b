const PLAIN_WORD = /^[\w .+-]{1,64}$/;

/**
 * A word or number of a payload in a form that is safe to log. Anything that could forge a log
 * line, color a terminal or identify a person stays in the database.
 */
export const loggableText = (word: string): string =>
  PLAIN_WORD.test(word) ? word : `of ${word.length} characters`;
