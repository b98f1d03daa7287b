/** An error whose message holds no data: a log may have it as it is. */
export abstract class LoggableError extends Error {}

/** Errors of the language itself, whose messages name code and never data. */
const PLAIN = [TypeError, RangeError, ReferenceError];

/**
 * An error as a log may hold it. The messages of database drivers and of `JSON.parse` quote values,
 * so only name, code and place are told of those that are not made for it.
 */
export function describeError(error: unknown): string {
  if (error instanceof LoggableError) return error.message;
  if (!(error instanceof Error)) return 'an unknown error';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const message = PLAIN.some((kind) => error instanceof kind) ? `: ${error.message}` : '';
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return `${error.name}${code}${message}${place ? ` (${place.trim()})` : ''}`;
}
