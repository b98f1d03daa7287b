import type { TrendPoint, TrendRange, Trends } from '../../contracts/trends';
import { HOURLY_COUNT_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { HOUR_MS } from '../../kernel/time/durations';
import type { TallyKind } from '../tally/tally';
import { spanOfRow } from './span-of-row';
import { daysUntil, hoursUntil } from './spans';

const HOURS = 24;
const DAYS = 30;

interface SpanCount {
  span: number;
  kind: string;
  events: number;
  totalMs: number;
  longestMs: number;
}

/** One point per span, with zeros where nothing was counted. Pure. */
export function pointsOf(startsMs: readonly number[], counts: readonly SpanCount[]): TrendPoint[] {
  return startsMs.map((startMs, span) => {
    const own = counts.filter((one) => one.span === span);
    const found = (kind: TallyKind) => own.find((one) => one.kind === kind);
    const events = (kind: TallyKind) => found(kind)?.events ?? 0;
    const delay = (kind: TallyKind) => {
      const of = found(kind);
      if (of === undefined || of.events === 0) return null;
      const { events: changes, longestMs, totalMs } = of;
      return { changes, averageMs: Math.round(totalMs / changes), longestMs };
    };
    return {
      from: new Date(startMs).toISOString(),
      received: events('received'),
      notImported: events('notImported'),
      sent: events('sent'),
      notSent: events('notSent'),
      delayIn: delay('delayIn'),
      delayOut: delay('delayOut'),
    };
  });
}

export async function exchangeTrends(
  database: StrapiDatabase,
  { institution, timeZone }: { institution: string; timeZone: string },
  { nowMs, range }: { nowMs: number; range: TrendRange },
): Promise<Trends> {
  const startsMs =
    range === 'day'
      ? hoursUntil(nowMs, HOURS)
      : daysUntil(nowMs, DAYS, timeZone).map(({ ms }) => ms);
  const { column, table } = database.names(HOURLY_COUNT_UID);
  // An hour belongs to the day in which it begins.
  const hours = startsMs.map((ms) => Math.ceil(ms / HOUR_MS));
  const { connection } = database;
  const rows: Row[] = await connection(table)
    .select({ span: spanOfRow(connection, 'hour', hours), kind: 'kind' })
    .sum({ events: 'events', totalMs: column('totalMs') })
    .max({ longestMs: column('longestMs') })
    .where({ institution })
    .where('hour', '>=', hours[0] ?? 0)
    .groupBy('span', 'kind');
  const counts = rows.map((row) => ({
    span: integer(row.span),
    kind: text(row.kind) ?? '',
    events: integer(row.events),
    totalMs: integer(row.totalMs),
    longestMs: integer(row.longestMs),
  }));
  return { institution, timeZone, points: pointsOf(startsMs, counts) };
}
