/** An error whose message contains no data and may be logged unchanged. */
export abstract class LoggableError extends Error {}

/** Errors of the language itself: their messages name code, never data. */
const PLAIN = [TypeError, RangeError, ReferenceError];

/**
 * An error in a form that is safe to log. Messages of database drivers and of `JSON.parse` quote
 * values, so only name, code and place are logged unless the message is known to be harmless.
 */
export function describeError(error: unknown): string {
  if (error instanceof LoggableError) return error.message;
  if (!(error instanceof Error)) return 'an unknown error';
  return marksOf(error, PLAIN.some((kind) => error instanceof kind) ? `: ${error.message}` : '');
}

/** Name, code and place of an error, for people of any language: its message would be English. */
export const errorMarks = (error: unknown): string =>
  error instanceof Error ? marksOf(error, '') : 'Error';

function marksOf(error: Error, message: string): string {
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return `${error.name}${code}${message}${place ? ` (${place.trim()})` : ''}`;
}
