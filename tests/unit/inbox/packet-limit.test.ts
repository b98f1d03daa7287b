import { databaseWith } from '../../helpers/databases/packet-limited';
import type { StrapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { packetLimitWarning } from '../../../server/src/inbox/packet-limit';

const MARIADB_BYTES = 16_777_216;

const warning = (client: StrapiDatabase['client'], bytes: number) =>
  packetLimitWarning(databaseWith(client, bytes));

describe('the maximum packet size of the database', () => {
  it('causes a warning when it is too small for a large delivery full of quotes', async () => {
    expect(await warning('mysql', MARIADB_BYTES / 4)).toMatch(
      /raise max_allowed_packet to 16100000/,
    );
  });

  it('causes no warning with the default of MariaDB, as S-360 sends far less', async () => {
    expect(await warning('mysql', MARIADB_BYTES)).toBeNull();
  });

  it.each(['sqlite', 'postgres'] as const)('does not apply to %s', async (client) => {
    expect(await warning(client, 0)).toBeNull();
  });
});
