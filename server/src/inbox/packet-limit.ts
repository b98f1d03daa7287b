import { ESCAPED, packetBytesOf, STATEMENT_BYTES } from '../kernel/database/packet-limit';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { inboxSettings } from './settings';

/**
 * Who leaves `webhookMaxBytes` at its default expects what S-360 sends: 50 items a payload, far below
 * a megabyte. MariaDB has room for this unless configured otherwise.
 */
const EXPECTED_BYTES = 8_000_000;

/**
 * MySQL and MariaDB have their own limit for statements (MariaDB: 16 MB unless configured). A
 * delivery between the two limits could never be stored. Returns what to do about it, or `null`.
 */
export async function packetLimitWarning(
  database: StrapiDatabase,
  webhookMaxBytes: number,
): Promise<string | null> {
  if (database.client !== 'mysql') return null;
  const packetBytes = await packetBytesOf(database);
  const isDefault = webhookMaxBytes === inboxSettings.defaults.webhookMaxBytes;
  const expectedBytes = isDefault ? EXPECTED_BYTES : webhookMaxBytes;
  const neededBytes = ESCAPED * expectedBytes + STATEMENT_BYTES;
  if (!(packetBytes < neededBytes)) return null;
  return `The database takes statements of ${packetBytes} bytes, webhookMaxBytes is ${webhookMaxBytes}: raise max_allowed_packet to ${neededBytes} or lower webhookMaxBytes.`;
}
