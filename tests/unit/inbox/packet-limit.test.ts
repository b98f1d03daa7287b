import { databaseWith } from '../../helpers/databases/packet-limited';
import type { StrapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { packetLimitWarning } from '../../../server/src/inbox/packet-limit';

const MAX_BYTES = 30_000_000;
const DEFAULT_MAX_BYTES = 20_000_000;
const MARIADB_BYTES = 16_777_216;

const warning = (client: StrapiDatabase['client'], bytes: number, maxBytes = MAX_BYTES) =>
  packetLimitWarning(databaseWith(client, bytes), maxBytes);

describe('the maximum packet size of the database', () => {
  it('causes a warning when it is too small for a delivery full of quotes', async () => {
    expect(await warning('mysql', 2 * MAX_BYTES)).toMatch(/raise max_allowed_packet to 60100000/);
  });

  it('causes no warning when it has room for twice a delivery', async () => {
    expect(await warning('mysql', 4 * MARIADB_BYTES)).toBeNull();
  });

  it('causes no warning with the defaults of MariaDB and of the plugin, as S-360 sends far less', async () => {
    expect(await warning('mysql', MARIADB_BYTES, DEFAULT_MAX_BYTES)).toBeNull();
    expect(await warning('mysql', MARIADB_BYTES / 4, DEFAULT_MAX_BYTES)).toMatch(
      /16100000 or lower/,
    );
    expect(await warning('mysql', MARIADB_BYTES, DEFAULT_MAX_BYTES + 1)).toMatch(/or lower/);
  });

  it.each(['sqlite', 'postgres'] as const)('does not apply to %s', async (client) => {
    expect(await warning(client, 0)).toBeNull();
  });
});
