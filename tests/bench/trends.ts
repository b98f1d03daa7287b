import { HOURLY_COUNT_UID, ORDER_UID } from '../../server/src/contracts/uids';
import { bulkInsert } from '../../server/src/kernel/database/bulk-insert';
import { strapiDatabase } from '../../server/src/kernel/database/strapi-database';
import { chunks } from '../../server/src/kernel/database/values';
import { TALLY_KINDS } from '../../server/src/overview/tally/tally';
import type { RunningStrapi } from '../helpers/strapi/strapi';
import { INSTITUTION } from './app';
import type { Measurement } from './report';
import { moment } from './seed/orders';
import { timed } from './timed';

const LIMIT_MS = 200;
const HOUR_MS = 3_600_000;
/** As many as are kept. */
const HOURS = 62 * 24;

const ASKED = {
  'trends-day': `/s360/institutions/${INSTITUTION}/trends?range=day`,
  'trends-month': `/s360/institutions/${INSTITUTION}/trends?range=month`,
  'sales-week': '/s360/sales?days=7',
  'sales-month': '/s360/sales?days=30',
};

/** Counts of every kind in every hour. */
async function seedCounts({ strapi }: RunningStrapi): Promise<void> {
  const database = strapiDatabase(strapi);
  const present = Math.floor(Date.now() / HOUR_MS);
  const rows = Array.from({ length: HOURS }, (_, ago) =>
    TALLY_KINDS.map((kind) => ({
      institution: INSTITUTION,
      hour: present - ago,
      kind,
      events: 250,
      totalMs: 60_000,
      longestMs: 1_000,
    })),
  ).flat();
  await database.transaction(async (trx) => {
    await trx(database.names(HOURLY_COUNT_UID).table).delete();
    for (const part of chunks(rows))
      await bulkInsert({ database, trx }, HOURLY_COUNT_UID, {
        rows: part,
        onTaken: { kind: 'fail' },
      });
  });
}

/** Moves all orders into the last 30 days: no venue sells more. */
async function sellAllThisMonth({ strapi }: RunningStrapi): Promise<void> {
  const database = strapiDatabase(strapi);
  const { column, table } = database.names(ORDER_UID);
  const days = 29 * 24 * HOUR_MS;
  await database.transaction(async (trx) => {
    const made = moment(
      { trx, database },
      `${Date.now()} - (cast(id as bigint) * 611953) % ${days}`,
    );
    await trx(table).update({ [column('creationDateTime')]: trx.raw(made) });
  });
  if (database.client === 'postgres') await strapi.db.connection.raw('vacuum analyze ??', [table]);
}

/** What charts ask for, over as many orders as are stored. */
export async function measureTrends(running: RunningStrapi): Promise<Measurement[]> {
  await seedCounts(running);
  const measure = async (bench: string, path: string): Promise<Measurement> => {
    const { ms } = await timed(() => running.admin('GET', path));
    return { bench, ratio: ms, limit: { atMost: LIMIT_MS }, figures: {} };
  };
  const measurements: Measurement[] = [];
  for (const [bench, path] of Object.entries(ASKED)) measurements.push(await measure(bench, path));
  await sellAllThisMonth(running);
  return [...measurements, await measure('sales-month-of-all-orders', ASKED['sales-month'])];
}
