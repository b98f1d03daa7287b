import type { StrapiDatabase } from '../kernel/database/strapi-database';

/** A statement has a backslash before each quote of a body, so JSON may double in length. */
const ESCAPED = 2;

/** Room for the rest of the statement that stores a delivery. */
const STATEMENT_BYTES = 100_000;

/**
 * MySQL and MariaDB have their own limit for statements (MariaDB: 16 MB unless configured). A
 * delivery between the two limits could never be stored. Returns what to do about it, or `null`.
 */
export async function packetLimitWarning(
  database: StrapiDatabase,
  webhookMaxBytes: number,
): Promise<string | null> {
  if (database.client !== 'mysql') return null;
  const packetBytes = await database.transaction(async (trx) => {
    const answer: unknown = await trx.raw('select @@max_allowed_packet as bytes');
    const rows: unknown = Array.isArray(answer) ? answer[0] : null;
    const first: unknown = Array.isArray(rows) ? rows[0] : null;
    return typeof first === 'object' && first !== null && 'bytes' in first
      ? Number(first.bytes)
      : NaN;
  });
  const neededBytes = ESCAPED * webhookMaxBytes + STATEMENT_BYTES;
  if (!(packetBytes < neededBytes)) return null;
  return `The database takes statements of ${packetBytes} bytes, webhookMaxBytes is ${webhookMaxBytes}: raise max_allowed_packet to ${neededBytes} or lower webhookMaxBytes.`;
}
