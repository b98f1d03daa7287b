import { DAY_MS } from '../../kernel/time/durations';
import type { Knex } from 'knex';
import { DAILY_CALLS_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import type { Lane } from '../../s360';
import { laneFrom } from '../lane';
import { dayOf } from '../../institutions';

/** Permits that one lane was granted on one day (UTC, `YYYY-MM-DD`). */
export interface DailyCalls {
  day: string;
  lane: Lane;
  calls: number;
}

/** More than a year, so that a month can be compared with the same month of the year before. */
const KEPT_DAYS = 400;

/**
 * Counts one permit. The caller must have locked the institution's permit row, so that nobody else
 * counts at the same time.
 */
export async function countCall(
  database: StrapiDatabase,
  trx: Knex.Transaction,
  where: { institution: string; day: string; lane: Lane },
): Promise<void> {
  const { table } = database.names(DAILY_CALLS_UID);
  const raised = await trx(table)
    .where(where)
    .update({ calls: trx.raw('calls + 1') });
  if (raised > 0) return;
  await database
    .query(DAILY_CALLS_UID)
    .insert({ ...where, calls: 1 })
    .execute();
}

/** The counts from this day on, in no order. */
export async function callsSince(
  database: StrapiDatabase,
  institution: string,
  day: string,
): Promise<DailyCalls[]> {
  const rows = await database
    .query(DAILY_CALLS_UID)
    .select('*')
    .where({ institution, day: { $gte: day } })
    .execute();
  return rows.map((row) => ({
    day: text(row.day) ?? '',
    lane: laneFrom(row.lane),
    calls: integer(row.calls),
  }));
}

export async function forgetOldCounts(database: StrapiDatabase, nowMs: number): Promise<void> {
  await database
    .query(DAILY_CALLS_UID)
    .where({ day: { $lt: dayOf(nowMs - KEPT_DAYS * DAY_MS) } })
    .delete()
    .execute();
}
