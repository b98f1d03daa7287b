import type { BulkJobState } from '../contracts/bulk-jobs';
import type { LinkRecord } from '../contacts';
import { BULK_JOB_UID, CONTACT_LINK_UID } from '../contracts/uids';
import { LostRaceError } from '../kernel/database/failures';
import { lockRows } from '../kernel/database/lock-rows';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { readable } from '../kernel/database/values';
import { hasLinksToHold, holdLinks } from './bulk-guard';
import { hasWaitingLinks } from './links-of-bulk-job';
import { HOLDING_STATES, nextState } from './bulk-job-states';
import {
  BULK_JOB_ATTRIBUTES,
  bulkJobFromRow,
  type BulkJobRecord,
  type BulkJobStore,
} from './bulk-job-store';

/** The state of the guard over what a file import, or its undo, would send. */
export interface GuardedSettings {
  /** The import would send more than is allowed without approval. */
  isGuarded?: boolean;
  /** The guard that holds it; absent until there is something to hold. */
  guardBulkJobId?: number;
}

interface GuardPorts {
  database: StrapiDatabase;
  bulkJobs: BulkJobStore;
  now(): Date;
}

/** Whether an operator can still approve what the guard holds. */
const isToBeApproved = (state: BulkJobState): boolean =>
  nextState('guard', state, 'approve') !== null;

/**
 * Holds what a bulk job has just marked, if the bulk job needs approval: in its guard while that
 * can still be approved, else in a new one. An approval covers only what the operator saw, so later
 * marks need another one.
 */
export async function holdForApproval(
  job: BulkJobRecord,
  contactDocumentIds: readonly string[],
  { database, bulkJobs, now }: GuardPorts,
): Promise<void> {
  const settings = job.settings as GuardedSettings;
  const { guardBulkJobId, isGuarded } = settings;
  if (!isGuarded && guardBulkJobId === undefined) return;
  await database.transaction(async (trx) => {
    if (!(await hasLinksToHold(database, trx, contactDocumentIds))) return;
    const open = guardBulkJobId === undefined ? null : await openGuard(guardBulkJobId, bulkJobs);
    await holdLinks(database, trx, { bulkJobId: open ?? (await addGuard()), contactDocumentIds });
  });

  async function addGuard(): Promise<number> {
    const guard = { kind: 'guard', institution: null, state: 'waiting', settings: {} } as const;
    const added = await bulkJobs.add({ ...guard, author: authorOfGuards(job.id) }, now());
    const held = { settings: { ...settings, guardBulkJobId: added } };
    await bulkJobs.change(job.id, { state: job.state }, held);
    return added;
  }
}

export const authorOfGuards = (bulkJobId: number): string => `bulkJob:${bulkJobId}`;

/** The guard, locked, so that an approval either came before what is put on hold now or counts it. */
async function openGuard(id: number, bulkJobs: BulkJobStore): Promise<number | null> {
  const guard = await bulkJobs.find(id);
  return guard && isToBeApproved(guard.state) && (await lock(guard, bulkJobs)) ? id : null;
}

const lock = ({ id, state }: BulkJobRecord, bulkJobs: BulkJobStore): Promise<boolean> =>
  bulkJobs.change(id, { state }, { state });

/** The guards over what a bulk job sends, or over what an AI client sent before. */
export const guardsOf = (
  job: BulkJobRecord,
  { bulkJobs }: GuardPorts,
): Promise<BulkJobRecord[]> => {
  const ofClient = job.kind === 'aiClient' && job.author !== null ? [job.author] : [];
  return bulkJobs.findWhere({
    kind: 'guard',
    author: { $in: [authorOfGuards(job.id), ...ofClient] },
  });
};

/**
 * Counts the contacts that an undo takes back from approved guards before they were sent. Before the
 * approval, the guard's total still is what it holds. Locks the guards, because an operator may
 * decide about one, and another undo may count, at the same time.
 */
export async function noteTakenBack(
  job: BulkJobRecord,
  links: readonly Pick<LinkRecord, 'bulkJobId'>[],
  ports: GuardPorts,
): Promise<void> {
  if (links.length === 0) return;
  const { bulkJobs, database } = ports;
  const countOf = (id: number) => links.filter(({ bulkJobId }) => bulkJobId === id).length;
  const ids = (await guardsOf(job, ports)).map(({ id }) => id).filter((id) => countOf(id) > 0);
  const guards = database.query(BULK_JOB_UID).select(BULK_JOB_ATTRIBUTES);
  const locked = await lockRows(database, guards.where({ id: { $in: ids } }));
  for (const { counts, id, startedAt, state } of readable(locked, bulkJobFromRow)) {
    if (startedAt === null) continue;
    const takenBack = (counts.takenBack ?? 0) + countOf(id);
    if (!(await bulkJobs.change(id, { state }, { counts: { ...counts, takenBack } })))
      throw new LostRaceError(`bulk job ${id} was changed`);
  }
}

export async function endEmptyGuards(job: BulkJobRecord, ports: GuardPorts): Promise<void> {
  await lapseIfEmpty(await guardsOf(job, ports), ports, ({ id }) => holdsLinks(ports.database, id));
}

/**
 * Ends the pulls that hold nothing any more because everything was read by other means, and the
 * paused guards whose last call was still under way when the rest was undone.
 */
export async function endEmptyHolds(ports: GuardPorts): Promise<void> {
  const { bulkJobs, database } = ports;
  const pulls = await bulkJobs.findWhere({ kind: 'pull', state: { $in: [...HOLDING_STATES] } });
  await lapseIfEmpty(pulls, ports, ({ id, institution }) =>
    hasWaitingLinks(database, id, institution === null ? [] : [institution]),
  );
  const paused = await bulkJobs.findWhere({ kind: 'guard', state: 'paused' });
  await lapseIfEmpty(paused, ports, ({ id }) => holdsLinks(database, id));
}

async function lapseIfEmpty(
  guards: readonly BulkJobRecord[],
  { database, bulkJobs, now }: GuardPorts,
  isHolding: (guard: BulkJobRecord) => Promise<boolean>,
): Promise<void> {
  if (guards.length === 0) return;
  await database.transaction(async () => {
    for (const guard of guards) {
      const state = nextState(guard.kind, guard.state, 'lapse');
      if (state === null || !(await lock(guard, bulkJobs))) continue;
      if (await isHolding(guard)) continue;
      await bulkJobs.change(guard.id, { state: guard.state }, { state, endedAt: now() });
    }
  });
}

async function holdsLinks(database: StrapiDatabase, bulkJobId: number): Promise<boolean> {
  const states = { $in: ['pending', 'sending'] };
  const [link] = await database
    .query(CONTACT_LINK_UID)
    .select(['id'])
    .where({ bulkJobId, state: states })
    .limit(1)
    .execute();
  return link !== undefined;
}
