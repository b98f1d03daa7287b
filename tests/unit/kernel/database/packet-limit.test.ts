import { databaseWith } from '../../../helpers/databases/packet-limited';
import { refuseTooLarge } from '../../../../server/src/kernel/database/packet-limit';
import type { StrapiDatabase } from '../../../../server/src/kernel/database/strapi-database';
import { PayloadTooLargeError } from '../../../../server/src/kernel/errors';

describe('a text and the maximum packet size of the database', () => {
  const PACKET_BYTES = 16_777_216;
  const stores = (body: string, client: StrapiDatabase['client'] = 'mysql') =>
    refuseTooLarge(databaseWith(client, PACKET_BYTES), body);

  it('is refused before a statement is tried, because the server would end the connection', async () => {
    await expect(stores('a'.repeat(17_000_000))).rejects.toBeInstanceOf(PayloadTooLargeError);
  });

  it('is refused when only the backslashes before its quotes make it too large', async () => {
    await expect(stores('a"'.repeat(6_000_000))).rejects.toBeInstanceOf(PayloadTooLargeError);
  });

  it('is refused when only its characters of several bytes make it too large', async () => {
    await expect(stores('é'.repeat(8_500_000))).rejects.toBeInstanceOf(PayloadTooLargeError);
  });

  it('is stored as long as a statement has room for it', async () => {
    await expect(stores('a'.repeat(16_500_000))).resolves.toBeUndefined();
    await expect(stores('a"'.repeat(5_500_000))).resolves.toBeUndefined();
  });

  it.each(['sqlite', 'postgres'] as const)('is stored on %s, whatever its size', async (client) => {
    await expect(stores('a'.repeat(17_000_000), client)).resolves.toBeUndefined();
  });
});
