/** Codes with which the databases say that a transaction lost a race and may be repeated whole. */
const LOST_RACES = new Set([
  // PostgreSQL: serialization failure, deadlock, unique violation
  '40001',
  '40P01',
  '23505',
  // MySQL and MariaDB: deadlock, lock wait timeout, duplicate entry
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_DUP_ENTRY',
  // SQLite: another process is writing, unique violation
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
  'SQLITE_CONSTRAINT_UNIQUE',
]);

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

export function isLostRace(error: unknown): boolean {
  const code = codeOf(error);
  return code !== null && LOST_RACES.has(code);
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
