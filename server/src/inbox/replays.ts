import type { ReplayDeliveries, ReplayPlan } from '../contracts/activity';
import { reason } from '../contracts/reasons';
import { STREAMS, type Stream } from '../contracts/streams';
import { DELIVERY_UID } from '../contracts/uids';
import { countWhere } from '../kernel/database/count-where';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, isoTime } from '../kernel/database/values';
import { StateConflictError } from '../kernel/errors';
import { whereInScope, type InstitutionScope } from '../kernel/http/institution-scope';
import type { Author } from '../kernel/http/request-author';
import { timeRange } from '../kernel/time/time-range';
import type { InstitutionRegistry } from '../institutions';
import type { DeliveryState } from './records';

/** Applies deliveries again, for example after a wrong filter or mapping was put right. */
export interface Replays {
  /**
   * Plans, and if the plan was confirmed queues the deliveries: they are applied in their order,
   * after those that have just come.
   *
   * @throws StateConflictError when the number of deliveries differs from the confirmed one.
   */
  replay(
    request: ReplayDeliveries.Request,
    scope: InstitutionScope,
    author: Author,
  ): Promise<ReplayPlan>;
  /** How many queued deliveries have still to be applied again. */
  waiting(scope: InstitutionScope): Promise<number>;
}

interface ReplayPorts {
  database: StrapiDatabase;
  institutions: Pick<InstitutionRegistry, 'all'>;
  wake(institution: string, stream: Stream): void;
  log: { info(message: string): void };
}

/** Deliveries are heavy rows, and each of these statements rewrites them. */
const QUEUED_AT_ONCE = 50;

function chosenBy(
  { from, ids, stream, until }: ReplayDeliveries.Request,
  scope: InstitutionScope,
): Row {
  return {
    ...(ids !== undefined && { id: { $in: ids } }),
    ...whereInScope(scope),
    ...(stream !== undefined && { stream }),
    ...(from !== undefined && { receivedAt: timeRange(from, until) }),
  };
}

/** Replays of stored deliveries. */
export function deliveryReplays({ database, institutions, log, wake }: ReplayPorts): Replays {
  const codes = () => institutions.all().map(({ code }) => code);

  /** Applied deliveries whose body is still kept, of institutions that are configured. */
  const replayable = (chosen: Row): Row => ({
    $and: [
      chosen,
      { institution: { $in: codes() }, body: { $notNull: true } },
      { state: 'applied' satisfies DeliveryState },
    ],
  });

  async function sums(where: Row): Promise<Row> {
    const { column, table } = database.names(DELIVERY_UID);
    const query = database.query(DELIVERY_UID).select(['id']).where(where).getKnexQuery();
    const [row]: Row[] = await database
      .connection(table)
      .whereIn('id', query)
      .count({ deliveries: '*' })
      .sum({ items: 'items', quarantined: 'quarantined' })
      .min({ oldest: column('receivedAt') })
      .max({ newest: column('receivedAt') });
    return row ?? {};
  }

  async function planOf(chosen: Row): Promise<ReplayPlan> {
    const found = await sums(replayable(chosen));
    const all = await countWhere(database, DELIVERY_UID, chosen);
    const deliveries = integer(found.deliveries);
    return {
      deliveries,
      items: integer(found.items),
      quarantined: integer(found.quarantined),
      leftOut: all - deliveries,
      oldest: isoTime(found.oldest),
      newest: isoTime(found.newest),
      isQueued: false,
    };
  }

  async function queue(where: Row): Promise<void> {
    for (let after = 0; ;) {
      const rows = await database
        .query(DELIVERY_UID)
        .select(['id'])
        .where({ $and: [where, { id: { $gt: after } }] })
        .orderBy({ id: 'asc' })
        .limit(QUEUED_AT_ONCE)
        .execute();
      const ids = rows.map(({ id }) => integer(id));
      const last = ids.at(-1);
      if (last === undefined) return;
      await database
        .query(DELIVERY_UID)
        .where({ id: { $in: ids }, state: 'applied' satisfies DeliveryState })
        .update({ state: 'replay' satisfies DeliveryState })
        .execute();
      after = last;
    }
  }

  return {
    waiting: (scope) =>
      countWhere(database, DELIVERY_UID, {
        ...whereInScope(scope),
        state: 'replay' satisfies DeliveryState,
      }),
    async replay(request, scope, author) {
      const chosen = chosenBy(request, scope);
      const plan = await planOf(chosen);
      if (request.confirmed === undefined) return plan;
      const { deliveries } = plan;
      if (deliveries !== request.confirmed)
        throw new StateConflictError(reason('replayChanged', { deliveries }));
      await queue(replayable(chosen));
      log.info(
        `${deliveries} deliveries are applied again, as requested by ${author ?? 'an unknown user'}`,
      );
      for (const code of codes()) for (const stream of STREAMS) wake(code, stream);
      return { ...plan, isQueued: true };
    },
  };
}
