import type { Knex } from 'knex';
import type { StrapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { PayloadTooLargeError } from '../../../server/src/kernel/errors';
import { packetLimitWarning, refuseTooLarge } from '../../../server/src/inbox/packet-limit';

const MAX_BYTES = 20_000_000;

function databaseWith(client: StrapiDatabase['client'], bytes: number): StrapiDatabase {
  const trx = { raw: async () => [[{ bytes }], []] } as unknown as Knex.Transaction;
  return {
    client,
    transaction: (work: (trx: Knex.Transaction) => unknown) => work(trx),
  } as unknown as StrapiDatabase;
}

const warning = (client: StrapiDatabase['client'], bytes: number) =>
  packetLimitWarning(databaseWith(client, bytes), MAX_BYTES);

describe('the maximum packet size of the database', () => {
  it('causes a warning when it is too small for a delivery full of quotes', async () => {
    expect(await warning('mysql', 2 * MAX_BYTES)).toMatch(/raise max_allowed_packet to 40100000/);
  });

  it('causes no warning when it has room for twice a delivery', async () => {
    expect(await warning('mysql', 64 * 1024 * 1024)).toBeNull();
  });

  it.each(['sqlite', 'postgres'] as const)('does not apply to %s', async (client) => {
    expect(await warning(client, 0)).toBeNull();
  });
});

describe('a delivery and the maximum packet size of the database', () => {
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
