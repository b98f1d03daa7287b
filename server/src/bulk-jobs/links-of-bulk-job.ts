import { CLOSED_STATES } from '../contacts';
import { CONTACT_LINK_UID, QUEUED_ORDER_UID, QUEUED_PULL_UID } from '../contracts/uids';
import { takingTurns } from '../kernel/turns';
import { countWhere } from '../kernel/database/count-where';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { chunks, integer } from '../kernel/database/values';
import type { LinksOfBulkJob } from './bulk-job-progress';

/** The tables of queued pulls; rows with `givenUpAt` do not count. */
const QUEUED = [QUEUED_PULL_UID, QUEUED_ORDER_UID];

/**
 * Counts the links that a bulk job still has to deal with, and its queued pulls. It counts only
 * states with something left to do, so that the index of states can skip all links in sync.
 */
export async function linksOfBulkJob(
  database: StrapiDatabase,
  bulkJobId: number,
  institutions: readonly string[],
): Promise<Map<string, LinksOfBulkJob>> {
  const counted = new Map<string, LinksOfBulkJob>();
  const rowsOf = (uid: string, where: Row) => countWhere(database, uid, { ...where, bulkJobId });
  const count = (institution: string, states: readonly string[]) =>
    rowsOf(CONTACT_LINK_UID, { institution, state: { $in: [...states] } });
  const queuedReads = async (institution: string) => {
    const counts = QUEUED.map((uid) => rowsOf(uid, { institution, givenUpAt: { $null: true } }));
    return (await Promise.all(counts)).reduce((sum, one) => sum + one, 0);
  };
  for (const institution of institutions) {
    counted.set(institution, {
      waiting:
        (await count(institution, ['pending', 'sending'])) + (await queuedReads(institution)),
      failed: await count(institution, ['failed']),
      inDoubt: await count(institution, ['inDoubt']),
    });
  }
  return counted;
}

/** How many links and queued pulls of each bulk job still wait, at all these institutions. */
export async function waitingByBulkJob(
  database: StrapiDatabase,
  bulkJobIds: readonly number[],
  institutions: readonly string[],
): Promise<Map<number, number>> {
  if (bulkJobIds.length === 0) return new Map();
  const heldIn = (uid: string) => {
    const { column, table } = database.names(uid);
    return database
      .connection(table)
      .select({ job: column('bulkJobId') })
      .whereIn(column('bulkJobId'), [...bulkJobIds])
      .whereIn('institution', [...institutions]);
  };
  const held = heldIn(CONTACT_LINK_UID)
    .whereIn('state', ['pending', 'sending'])
    .unionAll(QUEUED.map((uid) => heldIn(uid).whereNull(database.names(uid).column('givenUpAt'))));
  const counted: Row[] = await database.connection
    .from(held.as('held'))
    .select('job')
    .count({ waiting: '*' })
    .groupBy('job');
  return new Map(counted.map(({ job, waiting }) => [integer(job), integer(waiting)]));
}

/** Whether anything of a bulk job still waits; cheaper than counting. */
export async function hasWaitingLinks(
  database: StrapiDatabase,
  bulkJobId: number,
  institutions: readonly string[],
): Promise<boolean> {
  const institution = { $in: [...institutions] };
  const waits = async (uid: string, where: Row) => {
    const query = database.query(uid).select(['id']);
    const [row] = await query
      .where({ institution, bulkJobId, ...where })
      .limit(1)
      .execute();
    return row !== undefined;
  };
  const isToBeSent = { state: { $in: ['pending', 'sending'] } };
  if (await waits(CONTACT_LINK_UID, isToBeSent)) return true;
  for (const uid of QUEUED) if (await waits(uid, { givenUpAt: { $null: true } })) return true;
  return false;
}

/** The number of links of contacts, without those that exchange nothing. */
export async function countLinks(
  database: StrapiDatabase,
  documentIds: readonly string[],
): Promise<number> {
  const turn = takingTurns();
  let links = 0;
  for (const part of chunks(documentIds)) {
    await turn();
    const [row] = await database
      .query(CONTACT_LINK_UID)
      .count()
      .where({ contactDocumentId: { $in: part }, state: { $notIn: [...CLOSED_STATES] } })
      .execute();
    links += integer(row?.count);
  }
  return links;
}

export function addUp(counted: ReadonlyMap<string, LinksOfBulkJob>): LinksOfBulkJob {
  const sum = { waiting: 0, failed: 0, inDoubt: 0 };
  for (const { failed, inDoubt, waiting } of counted.values()) {
    sum.waiting += waiting;
    sum.failed += failed;
    sum.inDoubt += inDoubt;
  }
  return sum;
}
