import { ESCAPED, packetBytesOf, STATEMENT_BYTES } from '../kernel/database/packet-limit';
import type { StrapiDatabase } from '../kernel/database/strapi-database';

/**
 * What S-360 sends at most: 50 items a payload, far below a megabyte. MariaDB has room for this unless
 * configured otherwise.
 */
const EXPECTED_BYTES = 8_000_000;

/**
 * MySQL and MariaDB have their own limit for statements (MariaDB: 16 MB unless configured). A
 * delivery above it could never be stored. Returns what to do about it, or `null`.
 */
export async function packetLimitWarning(database: StrapiDatabase): Promise<string | null> {
  if (database.client !== 'mysql') return null;
  const packetBytes = await packetBytesOf(database);
  const neededBytes = ESCAPED * EXPECTED_BYTES + STATEMENT_BYTES;
  if (!(packetBytes < neededBytes)) return null;
  return `The database takes statements of ${packetBytes} bytes: raise max_allowed_packet to ${neededBytes}, so that large deliveries can be stored.`;
}
