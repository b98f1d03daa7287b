import { reason } from '../../contracts/reasons';
import { PayloadTooLargeError } from '../errors';
import type { StrapiDatabase } from './strapi-database';

/** A statement has a backslash before each quote of a text, so JSON may double in length. */
export const ESCAPED = 2;

/** Room for the rest of the statement that stores the text. */
export const STATEMENT_BYTES = 100_000;

/** Smaller texts fit into a statement of any server that can hold Strapi's own rows. */
const SMALL_BYTES = 500_000;

/** The limit of MySQL and MariaDB for one statement. */
export async function packetBytesOf(database: StrapiDatabase): Promise<number> {
  const answer = await database.transaction((trx): Promise<unknown> =>
    Promise.resolve(trx.raw('select @@max_allowed_packet as bytes')),
  );
  const rows: unknown = Array.isArray(answer) ? answer[0] : null;
  const first: unknown = Array.isArray(rows) ? rows[0] : null;
  return typeof first === 'object' && first !== null && 'bytes' in first
    ? Number(first.bytes)
    : NaN;
}

const QUOTES = [0x22, 0x27];
const BACKSLASH = 0x5c;
const CONTROLS = [0x00, 0x08, 0x09, 0x0a, 0x0d, 0x1a];

/** How many characters get a backslash in a statement. */
function escapedCharacters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) count += 1;
    else if (code <= 0x27 && (QUOTES.includes(code) || CONTROLS.includes(code))) count += 1;
  }
  return count;
}

/**
 * MySQL and MariaDB end the connection of a statement that is too large, and what next takes it from
 * the pool fails too. So a text that no statement can hold is refused without trying.
 *
 * @throws PayloadTooLargeError when the database could not store the text.
 */
export async function refuseTooLarge(database: StrapiDatabase, text: string): Promise<void> {
  const bytes = Buffer.byteLength(text);
  if (database.client !== 'mysql' || bytes <= SMALL_BYTES) return;
  const roomBytes = (await packetBytesOf(database)) - STATEMENT_BYTES;
  if (ESCAPED * bytes <= roomBytes) return;
  if (bytes > roomBytes || bytes + escapedCharacters(text) > roomBytes) {
    throw new PayloadTooLargeError(reason('statementTooLarge'));
  }
}
