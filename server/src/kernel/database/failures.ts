/** Classifies database errors by code, because the messages of drivers quote values. */

/** Another transaction was first, as a read showed: repeat the whole work. */
export class LostRaceError extends Error {
  override readonly name = 'LostRaceError';
}

/** Codes for a lock that was not available, or a transaction that was ended for the sake of others. */
const LOCK_UNAVAILABLE = new Set([
  // PostgreSQL: serialization failure, deadlock, lock not available, idle for too long
  '40001',
  '40P01',
  '55P03',
  '25P03',
  // MySQL and MariaDB: deadlock, lock wait timeout, row changed since it was read
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CHECKREAD',
  // SQLite: another process is writing
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
]);

/** Codes for a duplicate of a unique value: another transaction may have been first. */
const TAKEN = new Set(['23505', 'ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE']);

/** Codes for tables or columns that do not exist, or are not accessible to this user. */
const TABLES_DIFFER = new Set([
  '42P01',
  '42703',
  '42501',
  'ER_NO_SUCH_TABLE',
  'ER_BAD_FIELD_ERROR',
  'ER_TABLEACCESS_DENIED_ERROR',
]);

/** Codes for values that a database rejects, beyond PostgreSQL's class 22. */
const REFUSED_VALUES = new Set([
  '23502',
  '23514',
  'ER_DATA_TOO_LONG',
  'ER_TRUNCATED_WRONG_VALUE',
  'ER_TRUNCATED_WRONG_VALUE_FOR_FIELD',
  'ER_WARN_DATA_OUT_OF_RANGE',
  'ER_INVALID_JSON_TEXT',
  'ER_CONSTRAINT_FAILED',
  'SQLITE_TOOBIG',
  'SQLITE_MISMATCH',
  'SQLITE_CONSTRAINT_CHECK',
  'SQLITE_CONSTRAINT_NOTNULL',
]);

/** Codes with which a driver or the network reports that the database is unavailable. */
const GONE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // PostgreSQL: a read-only transaction, as after a failover. The classes 08, 53, 57 and 58 follow
  // below.
  '25006',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ER_SERVER_SHUTDOWN',
  'ER_NEW_ABORTING_CONNECTION',
  'ER_CON_COUNT_ERROR',
  'ER_TOO_MANY_USER_CONNECTIONS',
  'ER_CLIENT_INTERACTION_TIMEOUT',
  'ER_QUERY_INTERRUPTED',
  'ER_DISK_FULL',
  'ER_OPTION_PREVENTS_STATEMENT',
]);
const GONE_CLASSES =
  /^(?:(?:08|53|57|58)[0-9A-Z]{3}|SQLITE_(?:IOERR|FULL|CANTOPEN|READONLY|LOCKED|NOMEM).*)$/;

/** Messages of drivers for errors without a code, which Knex writes behind the statement. */
const GONE_WORDS =
  /(?:^| - )(?:Connection (?:terminated|ended)|Client (?:has encountered a connection error|was closed)|Unable to acquire a connection)[^']*$/;

/** The same for a statement that was not sent, because the connection had ended before. */
const NOT_SENT =
  /(?:^| - )(?:Client has encountered a connection error and is not queryable|Can't add new command when connection is in closed state)$/;

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/**
 * Whether the database had ended the connection before the statement. MariaDB gives no other sign
 * of a transaction that was idle for too long.
 */
function wasNotSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return NOT_SENT.test(error.message) || ('syscall' in error && error.syscall === 'write');
}

/** Whether a driver of the database or of the network reported it. */
export const isOfDriver = (error: unknown): boolean => codeOf(error) !== null;

/** Whether MySQL or MariaDB refuses the size of a statement: see `max_allowed_packet`. */
export const isStatementTooLarge = (error: unknown): boolean =>
  codeOf(error) === 'ER_NET_PACKET_TOO_LARGE';

/**
 * Whether to repeat the whole transaction, of which nothing was written: it will then find what the
 * other one wrote.
 */
export function isLostRace(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  if (LOCK_UNAVAILABLE.has(code) || TAKEN.has(code)) return true;
  return error instanceof LostRaceError || wasNotSent(error);
}

/**
 * Whether the same work may succeed later: the database did not answer, a lock was not available, or
 * the tables do not match this version of the plugin, as while another version is starting.
 */
export function isTransient(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return isDatabaseGone(error) || LOCK_UNAVAILABLE.has(code) || TABLES_DIFFER.has(code);
}

/** Whether the value itself is at fault, so that a retry cannot help. */
export function isRefusedValue(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return REFUSED_VALUES.has(code) || /^22[0-9A-Z]{3}$/.test(code);
}

/** Whether the database did not answer or accepts nothing now: the work itself may be correct. */
export function isDatabaseGone(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  if (GONE.has(code) || GONE_CLASSES.test(code)) return true;
  if (!(error instanceof Error)) return false;
  // After an error that mysql2 marks as fatal, its connection is unusable.
  const isFatal = 'fatal' in error && error.fatal === true;
  return isFatal || error.name === 'KnexTimeoutError' || GONE_WORDS.test(error.message);
}

const ATTEMPTS = 5;
const FIRST_DELAY_MS = 10;

interface Repeating {
  wait?(ms: number): Promise<void>;
  /** By default every lost race. */
  isLost?(error: unknown): boolean;
}

const waitFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Repeats work that lost a race for rows or unique values. The repetition reads again and finds
 * what the winner wrote.
 * @throws the last error, after the last attempt
 */
export async function repeatLostRaces<T>(
  work: () => Promise<T>,
  { isLost = isLostRace, wait = waitFor }: Repeating = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isLost(error)) throw error;
      await wait(FIRST_DELAY_MS * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}
