import { DELIVERY_SUMMARY_ATTRIBUTES, deliverySummary } from '../../inbox';
import type { ActivityEntry, ActivityOutcome } from '../../contracts/activity';
import type { DeliveryStateName } from '../../contracts/overview';
import { DELIVERY_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, readable, time } from '../../kernel/database/values';
import { whereInScope } from '../../kernel/http/institution-scope';
import { timeRange } from '../../kernel/time/time-range';
import { quarantinedNow, whereState } from '../deliveries';
import type { ActivityFilter } from './filter';
import { following, type Position } from './position';
import { deliveriesAbout, type SoughtSubject } from './subjects';

/** How many deliveries one answer looks through: what is in them stands in no index. */
const LOOKED_THROUGH = 1_000;

const OUTCOMES: Record<DeliveryStateName, ActivityOutcome> = {
  stored: 'open',
  applied: 'ok',
  incomplete: 'partly',
  refused: 'failed',
};

const STATES = {
  open: 'stored',
  ok: 'applied',
  partly: 'incomplete',
  failed: 'refused',
} as const;

const NEWEST_FIRST = { receivedAt: 'desc', id: 'desc' } as const;

function matching(
  database: StrapiDatabase,
  { from, outcome, scope, stream, until }: ActivityFilter,
  position: Position,
): Row {
  const range = timeRange(from, until);
  return {
    ...whereInScope(scope),
    ...(stream !== undefined && { stream }),
    $and: [
      following(position, 'in', { time: 'receivedAt', timeOf: (ms) => new Date(ms) }),
      outcome === undefined ? {} : whereState(database, STATES[outcome]),
      Object.keys(range).length === 0 ? {} : { receivedAt: range },
    ],
  };
}

/** When the oldest of the deliveries came that one answer looks through; `null`: all of them. */
async function lookedThroughSince(database: StrapiDatabase, where: Row): Promise<Date | null> {
  const [oldest] = await database
    .query(DELIVERY_UID)
    .select(['receivedAt'])
    .where(where)
    .orderBy(NEWEST_FIRST)
    .offset(LOOKED_THROUGH - 1)
    .limit(1)
    .execute();
  return time(oldest?.receivedAt);
}

/** The next deliveries of the stream; a search may end before the oldest. */
export async function deliveriesIn(
  database: StrapiDatabase,
  filter: ActivityFilter,
  subject: SoughtSubject | null,
  position: Position,
  limit: number,
): Promise<{ entries: ActivityEntry[]; since: Date | null }> {
  const all = matching(database, filter, position);
  const since = subject === null ? null : await lookedThroughSince(database, all);
  const among = since === null ? all : { $and: [all, { receivedAt: { $gte: since } }] };
  const where =
    subject === null ? all : { $and: [among, deliveriesAbout(database, subject, among)] };
  const rows = await database
    .query(DELIVERY_UID)
    .select(DELIVERY_SUMMARY_ATTRIBUTES)
    .where(where)
    .orderBy(NEWEST_FIRST)
    .limit(limit)
    .execute();
  const ids = rows.map(({ id }) => integer(id));
  const inQuarantine = await quarantinedNow(database, ids);
  const entries = readable(rows, (row): ActivityEntry => {
    const delivery = deliverySummary(row, inQuarantine.get(integer(row.id)) ?? 0);
    const outcome = OUTCOMES[delivery.state];
    return { direction: 'in', at: delivery.receivedAt, outcome, delivery };
  });
  return { entries, since };
}
