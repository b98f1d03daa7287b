import type { PullGuard, QueuedByDelivery } from '../sending';
import type { Knex } from 'knex';
import type { StoreSubscribers } from '../contacts';
import { QUEUED_ORDER_UID, QUEUED_PULL_UID } from '../contracts/uids';
import { grouped } from '../kernel/grouped';
import { DAY_MS } from '../kernel/time/durations';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { chunks, integer } from '../kernel/database/values';
import type { BulkJobStore } from './bulk-job-store';

const NAMED_BY = { [QUEUED_PULL_UID]: 'contactNumber', [QUEUED_ORDER_UID]: 'orderId' } as const;

type QueuedUid = keyof typeof NAMED_BY;

const QUEUED_UIDS = [QUEUED_PULL_UID, QUEUED_ORDER_UID] as const;

/** Holds the pulls of contacts that one delivery queued, when there are too many. */
export const pullsOfDeliveries =
  (guard: PullGuard): StoreSubscribers['pullsQueued'][number] =>
  async (pulls) => {
    for (const [deliveryId, own] of grouped(pulls, (pull) => pull.deliveryId ?? null)) {
      const [first] = own;
      if (!first || deliveryId === null) continue;
      // A delivery belongs to one institution.
      const { institution } = first;
      const names = own.map(({ contactNumber }) => contactNumber);
      await guard.watch({ institution, deliveryId, uid: QUEUED_PULL_UID, names });
    }
  };

/** Everything that one delivery has queued so far. */
type Tally = Record<QueuedUid, Set<string>>;

/** More than enough: a process applies one delivery per stream and institution at a time. */
const DELIVERIES_REMEMBERED = 200;

const authorOf = (deliveryId: string): string => `delivery:${deliveryId}`;

/** Many small deliveries in a day may cost so many times what one may. */
const DELIVERIES_A_DAY = 5;

export function pullGuard({
  database,
  limit,
  bulkJobs,
  now,
}: {
  database: StrapiDatabase;
  bulkJobs: BulkJobStore;
  /** How many pulls of one delivery need no approval. */
  limit: number;
  now(): Date;
}): PullGuard {
  const perDay = DELIVERIES_A_DAY * limit;
  const tallies = new Map<string, Tally>();
  /** When each pull of the last day was queued by a delivery, by institution. */
  const queuedAtMs = new Map<string, number[]>();

  /**
   * Whether an institution's deliveries have queued more than a day's pulls, which many small ones
   * do, too. What somebody has decided about counts no more.
   */
  async function isAboveDay({ institution, names }: QueuedByDelivery): Promise<boolean> {
    const atMs = now().getTime();
    const added = names.map(() => atMs);
    const ofDay = [...(queuedAtMs.get(institution) ?? []), ...added].filter(
      (queuedMs) => queuedMs > atMs - DAY_MS,
    );
    queuedAtMs.set(institution, ofDay);
    if (ofDay.length <= perDay) return false;
    const since = new Date(atMs - DAY_MS);
    const jobs = await bulkJobs.findWhere({ kind: 'pull', institution, createdAt: { $gt: since } });
    const decidedMs = Math.max(
      ...jobs.flatMap(({ decisions }) => decisions.map(({ at }) => Date.parse(at))),
    );
    const counted = ofDay.filter((queuedMs) => queuedMs > decidedMs);
    queuedAtMs.set(institution, counted);
    return counted.length > perDay;
  }

  function newTally(deliveryId: string): Tally {
    for (const oldest of [...tallies.keys()].slice(0, -DELIVERIES_REMEMBERED))
      tallies.delete(oldest);
    const tally = { [QUEUED_PULL_UID]: new Set<string>(), [QUEUED_ORDER_UID]: new Set<string>() };
    tallies.set(deliveryId, tally);
    return tally;
  }

  /**
   * The bulk job that holds what a delivery or an institution queued, locked, so that an approval
   * either counts what is added now or came before it.
   */
  async function waitingBulkJob(of: { author: string } | { institution: string }) {
    const [job] = await bulkJobs.findWhere({ kind: 'pull', state: 'waiting', ...of });
    const locked = job ? await bulkJobs.findLocked(job.id) : null;
    return locked?.state === 'waiting' ? locked.id : null;
  }

  async function idsToHold(
    trx: Knex.Transaction,
    uid: QueuedUid,
    { institution, names }: { institution: string; names: ReadonlySet<string> },
  ): Promise<number[]> {
    const { column, table } = database.names(uid);
    const ids: number[] = [];
    for (const part of chunks([...names])) {
      const rows: { id: unknown }[] = await trx(table)
        .select('id')
        .where({ institution, lane: 'bulk' })
        .whereIn(column(NAMED_BY[uid]), part)
        .whereNull(column('bulkJobId'))
        .whereNull(column('givenUpAt'));
      ids.push(...rows.map(({ id }) => integer(id)));
    }
    return ids;
  }

  async function hold(
    trx: Knex.Transaction,
    tally: Tally,
    { deliveryId, institution }: QueuedByDelivery,
    known: number | null,
  ): Promise<void> {
    let bulkJobId = known;
    for (const uid of QUEUED_UIDS) {
      const ids = await idsToHold(trx, uid, { institution, names: tally[uid] });
      if (ids.length === 0) continue;
      bulkJobId ??= await bulkJobs.add(
        {
          kind: 'pull',
          institution,
          state: 'waiting',
          author: authorOf(deliveryId),
          settings: { limit },
        },
        now(),
      );
      const { column, table } = database.names(uid);
      for (const part of chunks(ids))
        await trx(table)
          .whereIn('id', part)
          .update({ [column('bulkJobId')]: bulkJobId });
    }
  }

  return {
    async watch(queued) {
      if (queued.names.length === 0) return;
      await database.transaction(async (trx) => {
        const begun = tallies.get(queued.deliveryId);
        const tally = begun ?? newTally(queued.deliveryId);
        for (const name of queued.names) tally[queued.uid].add(name);
        const isAboveToday = await isAboveDay(queued);
        const isAbove =
          isAboveToday || tally[QUEUED_PULL_UID].size + tally[QUEUED_ORDER_UID].size > limit;
        // Another process, or this one before a restart, may have counted the first part of the
        // delivery.
        if (!isAbove && begun !== undefined) return;
        // What is too much for a day waits together.
        const job = await waitingBulkJob(
          isAboveToday
            ? { institution: queued.institution }
            : { author: authorOf(queued.deliveryId) },
        );
        // The pulls queued before the limit was reached are included, if they have not been made.
        if (isAbove || job !== null) await hold(trx, tally, queued, job);
      });
    },
  };
}
