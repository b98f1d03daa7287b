import type { Core } from '@strapi/strapi';
import { BOOKING_UID, CONTACT_UID } from '../../../server/src/contracts/uids';
import { strapiDatabase } from '../../../server/src/kernel/database/strapi-database';

const DAY_MS = 86_400_000;
/** The number of past days over which the bookings are spread, and how long a hold lasts. */
const DAYS = 1_500;
const HELD_DAYS = 14;
/** How many days after a booking its performance takes place. */
const PLAYED_DAYS = 10;

/** About as long as the lines and the offer of a booking. */
const LINES = JSON.stringify([
  { words: { product: 'Le Lac des cygnes' }, performanceAt: null, note: 'x'.repeat(300) },
]);
const OFFER = JSON.stringify({ lines: [], note: 'x'.repeat(500) });

/** A number below 1,000 that looks random and depends only on the row. */
const drawn = (factor: number): string => `((n * ${factor}) % 1009 % 1000)`;

/** Fills the table of bookings within the database, in the proportions of a busy box office. */
export async function seedBookings(strapi: Core.Strapi, count: number): Promise<void> {
  const database = strapiDatabase(strapi);
  const { column, table } = database.names(BOOKING_UID);
  const isSqlite = database.client === 'sqlite';
  const moment = (ms: string): string =>
    isSqlite ? `cast(${ms} as integer)` : `cast(to_timestamp((${ms}) / 1000.0) as timestamp)`;
  const numbers = isSqlite
    ? `(with recursive series(n) as (select 1 union all select n + 1 from series where n < ${count}) select n from series)`
    : `(select n from generate_series(1::bigint, ${count}) as series(n))`;
  const state = `case when ${drawn(577)} < 800 then 'closed' when ${drawn(577)} < 970 then 'abandoned'
    when ${drawn(577)} < 998 then 'draft' else 'failed' end`;
  const kind = `case when ${drawn(733)} < 700 then 'sale' when ${drawn(733)} < 900 then 'reservation'
    when ${drawn(733)} < 990 then 'option' else 'release' end`;
  const createdMs = `${Date.now()} - (n * ${Math.floor((DAYS * DAY_MS) / count)})`;
  const ofHold = (days: number): string =>
    `case when ${kind} in ('reservation', 'option') then ${moment(`${createdMs} + ${days * DAY_MS}`)} end`;
  const values: Record<string, string> = {
    documentId: `'booking' || n`,
    createdAt: moment(createdMs),
    updatedAt: moment(createdMs),
    publishedAt: moment(createdMs),
    institution: `'myvenue'`,
    reference: `'CRM-' || (n + 10000000)`,
    kind,
    state,
    revision: '3',
    contactDocumentId: 'document_id',
    lines: isSqlite ? `'${LINES}'` : `'${LINES}'::jsonb`,
    offer: isSqlite ? `'${OFFER}'` : `'${OFFER}'::jsonb`,
    summary: `'2 × Le Lac des cygnes'`,
    total: `1000 * ${drawn(911)}`,
    currencyCode: `'CHF'`,
    fractionDigits: '2',
    orderId: `cast(5000000 + n as text)`,
    fileId: `cast(n as text)`,
    expiresAt: ofHold(HELD_DAYS),
    performanceAt: ofHold(PLAYED_DAYS),
    author: `'admin:' || (n % 7)`,
  };
  const people = database.names(CONTACT_UID).table;
  await database.transaction(async (trx) => {
    await trx.raw(
      `create temporary table bench_bookers as
       select row_number() over (order by id) as person, document_id from ${people}`,
    );
    await trx.raw('create unique index bench_bookers_idx on bench_bookers (person)');
    const columns = Object.keys(values).map(column).join(', ');
    await trx.raw(
      `insert into ${table} (${columns}) select ${Object.values(values).join(', ')}
       from ${numbers} as series
       join bench_bookers on person = 1 + n % (select count(*) from bench_bookers)`,
    );
    await trx.raw('drop table bench_bookers');
  });
  // As autovacuum does in time.
  if (!isSqlite) await strapi.db.connection.raw('vacuum analyze');
}
