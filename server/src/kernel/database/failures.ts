/** What an error of a database means, told by its code: messages of drivers quote values. */

/** Another transaction was first, as found out by reading: the work is to be repeated whole. */
export class LostRaceError extends Error {
  override readonly name = 'LostRaceError';
}

/** Codes with which the databases say that a transaction got in the way of another. */
const LOCK_NOT_HAD = new Set([
  // PostgreSQL: serialization failure, deadlock, lock not available
  '40001',
  '40P01',
  '55P03',
  // MySQL and MariaDB: deadlock, lock wait timeout, row changed since it was read
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CHECKREAD',
  // SQLite: another process is writing
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
]);

/** Codes of a value that must be there once only: another transaction may have been first. */
const TAKEN = new Set(['23505', 'ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE']);

/** Codes of tables or columns that are not there, or not for this user. */
const TABLES_DIFFER = new Set([
  '42P01',
  '42703',
  '42501',
  'ER_NO_SUCH_TABLE',
  'ER_BAD_FIELD_ERROR',
  'ER_TABLEACCESS_DENIED_ERROR',
]);

/** Codes of values that a database does not take, beyond PostgreSQL's class 22. */
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

/** Codes with which a driver or the network says that the database is not to be had now. */
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
  // PostgreSQL: a read-only transaction, as after a failover; its classes 08, 53, 57 and 58 beside
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

/** What drivers say without a code; none of it quotes a value. */
const GONE_WORDS =
  /^(?:Connection (?:terminated|ended)|Client (?:has encountered a connection error|was closed)|Unable to acquire a connection)/;

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** Whether the transaction may be repeated whole: it finds then what another one wrote. */
export function isLostRace(error: unknown): boolean {
  return error instanceof LostRaceError || isLockNotHad(error) || TAKEN.has(codeOf(error) ?? '');
}

/** Whether a lock was not had, or a deadlock was ended: the work itself may be faultless. */
export const isLockNotHad = (error: unknown): boolean => LOCK_NOT_HAD.has(codeOf(error) ?? '');

/** Whether the tables are not as this version of the plugin knows them: another one is starting. */
export const isOfOtherTables = (error: unknown): boolean => TABLES_DIFFER.has(codeOf(error) ?? '');

/** Whether the value itself is at fault, so that trying again could not help. */
export function isRefusedValue(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return REFUSED_VALUES.has(code) || /^22[0-9A-Z]{3}$/.test(code);
}

/** Whether the database did not answer or takes nothing now: the work itself may be faultless. */
export function isDatabaseGone(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  if (GONE.has(code) || GONE_CLASSES.test(code)) return true;
  if (!(error instanceof Error)) return false;
  // mysql2 calls an error fatal after which its connection is of no use.
  const isFatal = 'fatal' in error && error.fatal === true;
  return isFatal || error.name === 'KnexTimeoutError' || GONE_WORDS.test(error.message);
}

const ATTEMPTS = 5;
const FIRST_DELAY_MS = 10;

/**
 * Repeats work that lost a race for rows or unique values; the repetition reads again and finds
 * what the winner wrote. The last error is thrown.
 */
export async function repeatLostRaces<T>(
  work: () => Promise<T>,
  wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isLostRace(error)) throw error;
      await wait(FIRST_DELAY_MS * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}
