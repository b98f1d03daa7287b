/** While a year is typed, the browser reports those of its first digits: 2, 20, 202. */
const WITH_WHOLE_YEAR = /^[12]\d{3}-\d{2}-\d{2}$/;

/** Whether a text is a day that exists, with a year that was typed to its end. */
export const isWholeDay = (text: string): boolean =>
  WITH_WHOLE_YEAR.test(text) && !Number.isNaN(Date.parse(text));

/** Whether the last day of a range is before its first one, so that nothing lies between them. */
export const isBeforeFirst = (
  last: string | undefined = '',
  first: string | undefined = '',
): boolean => isWholeDay(last) && isWholeDay(first) && last < first;
