import type {
  ActivityEntry,
  CallSummary,
  FieldChange,
  GetActivity,
} from '../../contracts/activity';
import { reason } from '../../contracts/reasons';
import type { InstitutionRegistry } from '../../institutions';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { NotFoundError } from '../../kernel/errors';
import { callsOut, oneCall } from './calls-out';
import { changesOfCall, changesOfDelivery } from './changes';
import { deliveriesIn } from './deliveries-in';
import type { ActivityFilter } from './filter';
import { afterMoment, byPosition, positionFrom, positionText, type Position } from './position';
import { soughtSubject } from './subjects';
import type { InstitutionScope } from '../../kernel/http/institution-scope';

/** What came in and what went out, as one stream. */
export interface Activity {
  /** Newest first. A page is asked for by where the one before it ended, so none is missed. */
  page(query: ActivityQuery): Promise<GetActivity.Response>;
  /** @throws NotFoundError when the call is not kept. */
  call(id: number): Promise<CallSummary>;
  changesOfCall(id: number, scope: InstitutionScope): Promise<FieldChange[]>;
  changesOfDelivery(id: number): Promise<FieldChange[]>;
}

/** What is asked of the stream. */
interface ActivityQuery extends ActivityFilter, Pick<GetActivity.Query, 'before'> {
  limit: number;
}

interface ActivityPorts {
  database: StrapiDatabase;
  institutions: Pick<InstitutionRegistry, 'find'>;
  now(): Date;
}

/** Clocks of several processes differ: what seems to come from the future is not left out. */
const FURTHEST_MS = 8_000_000_000_000;

const positionOf = (entry: ActivityEntry): Position => ({
  atMs: Date.parse(entry.at),
  direction: entry.direction,
  id: entry.direction === 'in' ? entry.delivery.id : entry.call.id,
});

/** The stream on Strapi's database. */
export function activity({ database, institutions, now }: ActivityPorts): Activity {
  const callOf = async (id: number): Promise<CallSummary> => {
    const call = await oneCall(database, id, now());
    if (call === null) throw new NotFoundError(reason('noCall', { call: id }));
    return call;
  };
  return {
    async page({ before, direction, limit, ...filter }) {
      const position = before === undefined ? afterMoment(FURTHEST_MS) : positionFrom(before);
      const subject = await soughtSubject(database, filter);
      const count = limit + 1;
      const arrived =
        direction === 'out'
          ? { entries: [], since: null }
          : await deliveriesIn(database, filter, subject, position, count);
      const made =
        direction === 'in' || filter.stream !== undefined
          ? []
          : await callsOut(database, filter, subject, position, { limit: count, now: now() });
      const { since } = arrived;
      const sinceMs = since?.getTime() ?? -Infinity;
      // What is older is shown together with the deliveries of its time.
      const entries = [...arrived.entries, ...made]
        .filter(({ at }) => Date.parse(at) >= sinceMs)
        .sort((a, b) => byPosition(positionOf(a), positionOf(b)));
      const data = entries.slice(0, limit);
      const last = data.at(-1);
      if (entries.length > limit && last !== undefined)
        return { data, meta: { next: positionText(positionOf(last)), searchedSince: null } };
      const next = since === null ? null : positionText(afterMoment(since.getTime()));
      return { data, meta: { next, searchedSince: since?.toISOString() ?? null } };
    },
    call: callOf,
    changesOfCall: async (id, scope) =>
      changesOfCall(database, await callOf(id), { institutions, scope }),
    changesOfDelivery: (id) => changesOfDelivery(database, id),
  };
}
