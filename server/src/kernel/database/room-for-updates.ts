import type { StrapiDatabase } from './strapi-database';

/** How much of a page inserts may fill: a link has about 1 kB, so two can be written anew in the rest. */
const FILLED_PERCENT = 70;

/** How long a table may keep the boot waiting: a vacuum of it is awaited. */
const WAIT_MS = 2000;

/**
 * Leaves room in the pages of tables whose rows are updated often, in columns without an index: where
 * PostgreSQL finds room for the new row beside the old one, it leaves all indexes of the table as they
 * are. Of 50 contact links this takes half the time of an update. What a venue has set itself stays.
 * Other databases update in place.
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
