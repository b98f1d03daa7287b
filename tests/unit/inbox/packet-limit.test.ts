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
