import type { ActivityEntry, ActivityOutcome, CallSummary } from '../../contracts/activity';
import { readReason } from '../../contracts/reasons';
import { PERMIT_UID } from '../../contracts/uids';
import { LONGEST_CALL_MS } from '../../institutions';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { whereInScope } from '../../kernel/http/institution-scope';
import { timeRange } from '../../kernel/time/time-range';
import { laneFrom } from '../../sending';
import type { ActivityFilter } from './filter';
import { namesOfSubjects } from './names';
import { following, type Position } from './position';
import { callsAbout, type SoughtSubject } from './subjects';

const millisecondsOf = (range: object): Row =>
  Object.fromEntries(
    Object.entries(range).flatMap(([operator, at]: [string, unknown]) =>
      at instanceof Date ? [[operator, at.getTime()]] : [],
    ),
  );

function matching(
  database: StrapiDatabase,
  { from, outcome, scope, until }: ActivityFilter,
  subject: SoughtSubject | null,
  position: Position,
): Row {
  const range = timeRange(from, until);
  return {
    ...whereInScope(scope),
    ...(outcome !== undefined && { outcome: outcome === 'open' ? { $null: true } : outcome }),
    $and: [
      following(position, 'out', { time: 'takenAtMs', timeOf: (ms) => ms }),
      Object.keys(range).length === 0 ? {} : { takenAtMs: millisecondsOf(range) },
      subject === null ? {} : callsAbout(database, subject),
    ],
  };
}

const numberOrNull = (value: unknown): number | null =>
  value === null || value === undefined ? null : integer(value);

function outcomeOf(row: Row, nowMs: number): ActivityOutcome {
  const outcome = text(row.outcome);
  if (outcome === 'ok' || outcome === 'failed') return outcome;
  const isOver = row.endedAtMs !== null || integer(row.takenAtMs) < nowMs - LONGEST_CALL_MS;
  return isOver ? 'unknown' : 'open';
}

async function callsFrom(
  database: StrapiDatabase,
  rows: readonly Row[],
  nowMs: number,
): Promise<CallSummary[]> {
  const aboutOf = await namesOfSubjects(database, rows);
  return rows.map((row) => {
    const takenAtMs = integer(row.takenAtMs);
    const endedAtMs = numberOrNull(row.endedAtMs);
    return {
      id: integer(row.id),
      institution: text(row.institution) ?? '',
      service: text(row.service) ?? '',
      method: text(row.method) ?? '',
      lane: laneFrom(row.lane),
      at: new Date(takenAtMs).toISOString(),
      durationMs: endedAtMs === null ? null : Math.max(0, endedAtMs - takenAtMs),
      outcome: outcomeOf(row, nowMs),
      httpStatus: numberOrNull(row.httpStatus),
      reason: readReason(row.reason),
      about: aboutOf(row),
    };
  });
}

/** The next calls of the stream. */
export async function callsOut(
  database: StrapiDatabase,
  filter: ActivityFilter,
  subject: SoughtSubject | null,
  position: Position,
  { limit, now }: { limit: number; now: Date },
): Promise<ActivityEntry[]> {
  // A call is made or not: nothing of it is left over.
  if (filter.outcome === 'partly') return [];
  const rows = await database
    .query(PERMIT_UID)
    .select('*')
    .where(matching(database, filter, subject, position))
    .orderBy({ takenAtMs: 'desc', id: 'desc' })
    .limit(limit)
    .execute();
  const calls = await callsFrom(database, rows, now.getTime());
  return calls.map((call) => ({ direction: 'out', at: call.at, outcome: call.outcome, call }));
}

/** One call; `null` when it is not kept. */
export async function oneCall(
  database: StrapiDatabase,
  id: number,
  now: Date,
): Promise<CallSummary | null> {
  const rows = await database.query(PERMIT_UID).select('*').where({ id }).execute();
  const [call] = await callsFrom(database, rows, now.getTime());
  return call ?? null;
}
