import type { BulkGuard, GuardedMark, MarkTally } from '../sending';
import type { Knex } from 'knex';
import { isProgram } from '../contracts/authors';
import { CONTACT_HISTORY_UID, CONTACT_LINK_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { chunks, text } from '../kernel/database/values';
import { WRITES_TOGETHER_MS, type aiClientWrites } from './ai-client-writes';
import { countLinks } from './links-of-bulk-job';
import type { BulkJobRecord, BulkJobStore } from './bulk-job-store';

/**
 * The maximum number of links that one transaction, or one program within ten minutes, may mark
 * without approval.
 */
interface BulkGuardSettings {
  links: number;
}

interface BulkGuardPorts {
  database: StrapiDatabase;
  bulkJobs: BulkJobStore;
  limit: BulkGuardSettings;
  /** Notes what AI clients write, however little it is. */
  aiClients: Pick<ReturnType<typeof aiClientWrites>, 'note'>;
}

/** A program's activity in this process, which decides when to query the database. */
interface Watch {
  linksSinceAsked: number;
  holdingUntilMs: number;
}

/** How often the history is queried before a program can reach the limit. */
const QUESTIONS_PER_LIMIT = 10;

const total = (tally: MarkTally): number =>
  [...tally.values()].reduce((sum, links) => sum + links, 0);

function addTo(tally: MarkTally, { contactDocumentIds, links }: GuardedMark): void {
  const each = links / contactDocumentIds.length;
  for (const documentId of contactDocumentIds) tally.set(documentId, each);
}

/** The time of the latest decision on an author's bulk job: changes before it no longer count. */
function countedFrom(latest: BulkJobRecord | null, windowStart: Date): Date {
  const decidedAt = latest?.decisions.at(-1)?.at;
  const times = [windowStart.getTime(), decidedAt ? Date.parse(decidedAt) : 0];
  return new Date(Math.max(...times));
}

export function bulkGuard({ aiClients, bulkJobs, database, limit }: BulkGuardPorts): BulkGuard {
  const tallies = new WeakMap<object, MarkTally>();
  const watches = new Map<string, Watch>();
  const askedEvery = Math.max(1, Math.floor(limit.links / QUESTIONS_PER_LIMIT));

  function tallyOf(trx: Knex.Transaction): MarkTally {
    const known = tallies.get(trx) ?? new Map<string, number>();
    tallies.set(trx, known);
    return known;
  }

  /**
   * The author's latest bulk job. One that waits is locked, so that an approval either counts what is
   * added now or came before it. One that no longer waits never does again, and goes on meanwhile.
   */
  async function latestGuard(author: string | null, at: Date): Promise<BulkJobRecord | null> {
    const [latest] = await bulkJobs.findWhere({
      kind: 'guard',
      author: author ?? { $null: true },
      createdAt: { $gt: new Date(at.getTime() - WRITES_TOGETHER_MS) },
    });
    if (latest?.state !== 'waiting') return latest ?? null;
    return bulkJobs.findLocked(latest.id);
  }

  async function holdIn(
    bulkJobId: number,
    documentIds: readonly string[],
    trx: Knex.Transaction,
  ): Promise<void> {
    await holdLinks(database, trx, { bulkJobId, contactDocumentIds: documentIds });
  }

  async function bulkJobFor(author: string | null, at: Date): Promise<number> {
    const latest = await latestGuard(author, at);
    if (latest?.state === 'waiting') return latest.id;
    return bulkJobs.add(
      {
        kind: 'guard',
        institution: null,
        state: 'waiting',
        author,
        settings: { links: limit.links },
      },
      at,
    );
  }

  /** Contacts that the program has changed or created since a moment, according to the history. */
  async function changedBy(author: string, since: Date, trx: Knex.Transaction): Promise<string[]> {
    const { column, table } = database.names(CONTACT_HISTORY_UID);
    const rows: Record<string, unknown>[] = await trx(table)
      .distinct({ documentId: column('contactDocumentId') })
      .where(column('changedAt'), '>=', since)
      .where({ [column('causedBy')]: author, cause: 'crm' });
    return rows.map((row) => text(row.documentId) ?? '');
  }

  async function watchProgram(
    author: string,
    { at, contactDocumentIds, links }: GuardedMark,
    trx: Knex.Transaction,
  ): Promise<void> {
    const watch = watches.get(author) ?? { linksSinceAsked: 0, holdingUntilMs: 0 };
    watches.set(author, watch);
    watch.linksSinceAsked += links;
    if (watch.linksSinceAsked < askedEvery && watch.holdingUntilMs < at.getTime()) return;
    watch.linksSinceAsked = 0;
    const latest = await latestGuard(author, at);
    if (latest?.state === 'waiting') {
      watch.holdingUntilMs = latest.createdAt.getTime() + WRITES_TOGETHER_MS;
      await holdIn(latest.id, contactDocumentIds, trx);
      return;
    }
    watch.holdingUntilMs = 0;
    const changed = await changedBy(
      author,
      countedFrom(latest, new Date(at.getTime() - WRITES_TOGETHER_MS)),
      trx,
    );
    if ((await countLinks(database, changed)) <= limit.links) return;
    watch.holdingUntilMs = at.getTime() + WRITES_TOGETHER_MS;
    await holdIn(await bulkJobFor(author, at), changed, trx);
  }

  return {
    async watch(mark, given) {
      await aiClients.note(mark);
      if (mark.links === 0) return;
      await database.transaction(async (trx) => {
        const tally = given ?? tallyOf(trx);
        const isHeld = total(tally) > limit.links;
        addTo(tally, mark);
        if (total(tally) > limit.links) {
          // The links marked before the limit was reached are included, if they have not been sent.
          const held = isHeld ? mark.contactDocumentIds : [...tally.keys()];
          await holdIn(await bulkJobFor(mark.author, mark.at), held, trx);
        } else if (isProgram(mark.author)) {
          await watchProgram(mark.author, mark, trx);
        }
      });
    },
  };
}

/** The pending or sending links of contacts that belong to no bulk job. */
function linksToHold(
  { names }: StrapiDatabase,
  trx: Knex.Transaction,
  contactDocumentIds: readonly string[],
): Knex.QueryBuilder {
  const { column, table } = names(CONTACT_LINK_UID);
  return trx(table)
    .whereIn(column('contactDocumentId'), [...contactDocumentIds])
    .whereIn('state', ['pending', 'sending'])
    .whereNull(column('bulkJobId'));
}

/** Whether `holdLinks` would find any link of these contacts. */
export async function hasLinksToHold(
  database: StrapiDatabase,
  trx: Knex.Transaction,
  contactDocumentIds: readonly string[],
): Promise<boolean> {
  for (const part of chunks(contactDocumentIds)) {
    const [link]: unknown[] = await linksToHold(database, trx, part).select('id').limit(1);
    if (link !== undefined) return true;
  }
  return false;
}

/**
 * Assigns the pending and sending links of contacts to a bulk job, in the lane `bulk`; links of
 * another bulk job stay with that one.
 */
export async function holdLinks(
  database: StrapiDatabase,
  trx: Knex.Transaction,
  of: { bulkJobId: number; contactDocumentIds: readonly string[] },
): Promise<void> {
  const { column } = database.names(CONTACT_LINK_UID);
  for (const part of chunks(of.contactDocumentIds)) {
    await linksToHold(database, trx, part).update({
      [column('bulkJobId')]: of.bulkJobId,
      lane: 'bulk',
    });
  }
}
