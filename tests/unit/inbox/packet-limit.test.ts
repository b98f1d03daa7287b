import type { Knex } from 'knex';
import type { StrapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { packetLimitWarning } from '../../../server/src/inbox/packet-limit';

const MAX_BYTES = 20_000_000;

function warning(client: StrapiDatabase['client'], bytes: number) {
  const trx = { raw: async () => [[{ bytes }], []] } as unknown as Knex.Transaction;
  const database = {
    client,
    transaction: (work: (trx: Knex.Transaction) => unknown) => work(trx),
  } as unknown as StrapiDatabase;
  return packetLimitWarning(database, MAX_BYTES);
}

describe('the size of statements that a database takes', () => {
  it('is too small for a delivery of which each character is a quote', async () => {
    expect(await warning('mysql', 2 * MAX_BYTES)).toMatch(/raise max_allowed_packet to 40100000/);
  });

  it('is large enough with room for twice a delivery', async () => {
    expect(await warning('mysql', 64 * 1024 * 1024)).toBeNull();
  });

  it.each(['sqlite', 'postgres'] as const)('is none of %s', async (client) => {
    expect(await warning(client, 0)).toBeNull();
  });
});
