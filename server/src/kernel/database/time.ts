import type { Knex } from 'knex';
import type { StrapiDatabase } from './strapi-database';
import { isRecord } from '../is-record';

const NOW_MS: Record<StrapiDatabase['client'], string> = {
  sqlite: `select cast((julianday('now') - 2440587.5) * 86400000 as integer) as now`,
  postgres: `select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`,
  // A conversion through the session's time zone would jump by an hour when clocks are changed.
  mysql: `select timestampdiff(microsecond, '1970-01-01', utc_timestamp(3)) div 1000 as now`,
};

/**
 * The database's time in ms: the one clock that all processes share. Permits and leases use it, so
 * that processes whose clocks differ still count the same windows.
 * @throws Error when the driver answers in an unknown form
 */
export async function databaseTimeMs(
  database: Pick<StrapiDatabase, 'client' | 'clock'>,
  trx: Pick<Knex, 'raw'>,
): Promise<number> {
  const askedAtMs = performance.now();
  const answer: unknown = await trx.raw(NOW_MS[database.client]);
  const row = firstRow(answer);
  const ms = Number(isRecord(row) ? row.now : undefined);
  if (!Number.isFinite(ms)) throw new Error('The database did not return its time.');
  database.clock.note(ms, askedAtMs);
  return ms;
}

/** The drivers answer a raw statement in three forms: rows, `{ rows }`, `[rows, fields]`. */
function firstRow(answer: unknown): unknown {
  if (isRecord(answer) && Array.isArray(answer.rows)) return answer.rows[0];
  if (!Array.isArray(answer)) return undefined;
  const first: unknown = answer[0];
  return Array.isArray(first) ? first[0] : first;
}
