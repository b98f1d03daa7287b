import type { StrapiDatabase } from './strapi-database';

/**
 * How much of a page inserts may fill: a link has about 1 kB, so the rest holds two updated rows.
 */
const FILLED_PERCENT = 70;

/** How long the boot may wait for the lock of a table, such as during a vacuum. */
const WAIT_MS = 2000;

/**
 * Leaves room in the pages of tables whose rows are often updated in columns without an index. When
 * PostgreSQL can put the new row next to the old one, it does not touch the indexes; an update of
 * 50 contact links then takes half the time. A fill factor that the venue has set is kept. Other
 * databases update in place.
 */
export async function leaveRoomForUpdates(
  { client, names, transaction }: Pick<StrapiDatabase, 'client' | 'names' | 'transaction'>,
  uids: readonly string[],
): Promise<void> {
  if (client !== 'postgres') return;
  for (const { table } of uids.map(names)) {
    await transaction(async (trx) => {
      const { rows } = await trx.raw<{ rows: { reloptions: string[] | null }[] }>(
        'select reloptions from pg_class where oid = to_regclass(quote_ident(?))',
        [table],
      );
      const options = rows.flatMap(({ reloptions }) => reloptions ?? []);
      if (rows.length === 0 || options.some((option) => option.startsWith('fillfactor='))) return;
      await trx.raw(`set local lock_timeout = ${WAIT_MS}`);
      await trx.raw(`alter table ?? set (fillfactor = ${FILLED_PERCENT})`, [table]);
    });
  }
}
