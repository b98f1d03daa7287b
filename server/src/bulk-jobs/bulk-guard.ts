import type { BulkGuard, GuardedMark, MarkTally } from '../sending';
import type { Knex } from 'knex';
import { isProgram } from '../contracts/authors';
import { CONTACT_HISTORY_UID, CONTACT_LINK_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { chunks, text } from '../kernel/database/values';
import { countLinks } from './links-of-bulk-job';
import type { BulkJobRecord, BulkJobStore } from './bulk-job-store';

/** How many links may be marked at once, in one transaction or by one program in a time. */
export interface BulkGuardSettings {
  links: number;
  withinMs: number;
}

export interface BulkGuardPorts {
  database: StrapiDatabase;
  bulkJobs: BulkJobStore;
  limit: BulkGuardSettings;
}

/** What this process remembers of a program: only when it is worth asking the database. */
interface Watch {
  linksSinceAsked: number;
  holdingUntilMs: number;
}

/** So many times within the limit the history is asked how much a program has changed. */
const QUESTIONS_PER_LIMIT = 10;

const total = (tally: MarkTally): number =>
  [...tally.values()].reduce((sum, links) => sum + links, 0);

function addTo(tally: MarkTally, { contactDocumentIds, links }: GuardedMark): void {
  const each = links / contactDocumentIds.length;
  for (const documentId of contactDocumentIds) tally.set(documentId, each);
}

/** When the latest bulk job of an author was decided: what came before it counts no more. */
function countedFrom(latest: BulkJobRecord | null, windowStart: Date): Date {
  const decidedAt = latest?.decisions.at(-1)?.at;
  const times = [windowStart.getTime(), decidedAt ? Date.parse(decidedAt) : 0];
  return new Date(Math.max(...times));
}

/** The bulk guard on Strapi's database. */
export function bulkGuard({ database, limit, bulkJobs }: BulkGuardPorts): BulkGuard {
  const tallies = new WeakMap<object, MarkTally>();
  const watches = new Map<string, Watch>();
  const askedEvery = Math.max(1, Math.floor(limit.links / QUESTIONS_PER_LIMIT));

  function tallyOf(trx: Knex.Transaction): MarkTally {
    const known = tallies.get(trx) ?? new Map<string, number>();
    tallies.set(trx, known);
    return known;
  }

  /** The latest bulk job of an author, locked: an approval counts what is held in it now, or came before. */
  async function latestGuard(author: string | null, at: Date): Promise<BulkJobRecord | null> {
    const [latest] = await bulkJobs.where({
      kind: 'guard',
      author: author ?? { $null: true },
      createdAt: { $gt: new Date(at.getTime() - limit.withinMs) },
    });
    return latest ? bulkJobs.findLocked(latest.id) : null;
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
      { kind: 'guard', institution: null, state: 'waiting', author, settings: { ...limit } },
      at,
    );
  }

  /** Contacts that the program has changed or made since a moment, by the history. */
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
      watch.holdingUntilMs = latest.createdAt.getTime() + limit.withinMs;
      await holdIn(latest.id, contactDocumentIds, trx);
      return;
    }
    watch.holdingUntilMs = 0;
    const changed = await changedBy(
      author,
      countedFrom(latest, new Date(at.getTime() - limit.withinMs)),
      trx,
    );
    if ((await countLinks(database, changed)) <= limit.links) return;
    watch.holdingUntilMs = at.getTime() + limit.withinMs;
    await holdIn(await bulkJobFor(author, at), changed, trx);
  }

  return {
    async watch(mark, given) {
      if (mark.links === 0) return;
      await database.transaction(async (trx) => {
        const tally = given ?? tallyOf(trx);
        const isHeld = total(tally) > limit.links;
        addTo(tally, mark);
        if (total(tally) > limit.links) {
          // Those before the limit was passed are held too, where they were not sent meanwhile.
          const held = isHeld ? mark.contactDocumentIds : [...tally.keys()];
          await holdIn(await bulkJobFor(mark.author, mark.at), held, trx);
        } else if (isProgram(mark.author)) {
          await watchProgram(mark.author, mark, trx);
        }
      });
    },
  };
}

/** Links of contacts with something to send that no bulk job has. */
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

/** Whether holding the links of contacts would hold any. */
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
 * Gives links with something to send to a bulk job, in the lane of bulk work; those that another bulk job
 * has stay with it.
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
