import { CONTACT_LINK_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, json, text, textsIn } from '../../kernel/database/values';
import { isDue, readNotHeld, type DueRows, type Look, type Round } from '../../sending';
import type { InDoubt, LinkRecord } from '../records';
import { pullsFirst, type PullBeforePush } from './pulls-first';
import { queuedPulls } from './queued-pulls';
import { keyOf, type ContactWork } from './work';

/** The institution whose work is due, with the S-360 that is configured for it. */
interface Configured {
  code: string;
  baseUrl: string;
}

/** Maximum of pending links to read while looking for ones that do not wait for a pull. */
const MAX_LOOKED_AT = 2_000;

const keyOfLink = ({ contactNumber, id }: Row): string => keyOf(text(contactNumber), integer(id));

/** The most urgent first. */
const LANES: readonly LinkRecord['lane'][] = ['edit', 'bulk'];

/** Where pushes and look-ups may be due, at any institution. */
export const pushRows = ({ holdingBulkJobs, now }: Look): DueRows[] =>
  [
    ...rangesNotHeld(holdingBulkJobs).map((range) => wherePending(now, range)),
    whereInDoubt(now),
  ].map((where) => ({ uid: CONTACT_LINK_UID, where, unlessPaused: 'sending' }));

/**
 * What no bulk job has put on hold, as ranges of an index: combined into one condition, they would
 * be searched for among everything that is on hold.
 */
function rangesNotHeld(holdingBulkJobs: readonly number[]): Row[][] {
  if (holdingBulkJobs.length === 0) return [[]];
  const holding = [...holdingBulkJobs].sort((a, b) => a - b);
  const between = [0, ...holding].flatMap((after, index): Row[] => {
    const before = holding[index];
    if (before === undefined) return [{ bulkJobId: { $gt: after } }];
    return before - after > 1 ? [{ bulkJobId: { $gt: after, $lt: before } }] : [];
  });
  return [{ bulkJobId: { $null: true } }, ...between].map((range) => [range]);
}

const wherePending = (now: Date, notHeld: readonly Row[]): Row => ({
  state: 'pending',
  $and: [isDue(now), ...notHeld],
});

const whereInDoubt = (now: Date): Row => ({ state: 'inDoubt', nextAttemptAt: { $lte: now } });

/** Finds due work on contacts, from links and queued pulls: pushes, look-ups, pulls. */
export function dueContacts(database: StrapiDatabase, holdingBulkJobs: () => Promise<number[]>) {
  const pulls = queuedPulls(database, holdingBulkJobs);
  /** One lane after the other, each in the order of an index, as very many links may be pending. */
  const pendingLinks = ({ baseUrl, code }: Configured, now: Date, limit: number) =>
    readNotHeld(holdingBulkJobs, async (notHeld) => {
      const found: Row[] = [];
      for (const lane of LANES) {
        if (found.length >= limit) break;
        const rows = await database
          .query(CONTACT_LINK_UID)
          .select(['id', 'lane', 'attempts', 'contactNumber', 'bulkJobId', 'traceparent'])
          .where({ institution: code, baseUrl, lane, ...wherePending(now, notHeld) })
          .orderBy({ markedAt: 'asc', id: 'asc' })
          .limit(limit - found.length)
          .execute();
        found.push(...rows);
      }
      return found;
    });
  const linksInDoubt = ({ baseUrl, code }: Configured, now: Date, limit: number) =>
    database
      .query(CONTACT_LINK_UID)
      .select(['id', 'contactDocumentId', 'inDoubt'])
      .where({ institution: code, baseUrl, ...whereInDoubt(now) })
      .orderBy({ nextAttemptAt: 'asc' })
      .limit(limit)
      .execute();

  /**
   * Pulls that must precede a push, even those that a bulk job has put on hold: each costs one
   * call and serves the push. None is due while receiving is paused.
   */
  async function pullsBefore(
    institution: string,
    pending: readonly Row[],
    { now, withheld }: Round,
  ): Promise<PullBeforePush[]> {
    const numbers = textsIn(pending, 'contactNumber');
    const queued = await pulls.list(institution, numbers);
    return queued.map(({ nextAttemptAt, pull }) => ({
      work: pull,
      isDue: !withheld.receiving && (nextAttemptAt === null || nextAttemptAt <= now),
    }));
  }

  /**
   * Pending links that do not wait for a pull, with the pulls that precede them. A push that could
   * overwrite an unseen change waits, without delaying the others.
   */
  async function linksToSend(
    institution: Configured,
    round: Round,
  ): Promise<{ pending: Row[]; first: PullBeforePush[] }> {
    const { limit, now } = round;
    for (let lookedAt = limit; ; lookedAt *= 4) {
      const pending = await pendingLinks(institution, now, lookedAt);
      const first = await pullsBefore(institution.code, pending, round);
      const waiting = new Set(first.flatMap(({ isDue: is, work }) => (is ? [] : [work.key])));
      const free = pending.filter((row) => !waiting.has(keyOfLink(row)));
      const isAll = pending.length < lookedAt || lookedAt > MAX_LOOKED_AT;
      if (free.length >= limit || isAll) return { pending: free, first };
    }
  }

  return async (institution: Configured, round: Round): Promise<ContactWork[]> => {
    const { limit, now, withheld } = round;
    const { first, pending } = withheld.contacts
      ? { first: [], pending: [] }
      : await linksToSend(institution, round);
    const inDoubt = withheld.contacts ? [] : await linksInDoubt(institution, now, limit);
    const queued = withheld.receiving ? [] : await pulls.due(institution.code, now, limit);
    const work: ContactWork[] = [
      ...pending.map((row) => ({
        kind: 'push' as const,
        linkId: integer(row.id),
        lane: row.lane === 'bulk' ? ('bulk' as const) : ('edit' as const),
        attempts: integer(row.attempts),
        key: keyOfLink(row),
        traceparent: text(row.traceparent),
      })),
      ...inDoubt.flatMap((row) => {
        const details = json<InDoubt>(row.inDoubt);
        const linkId = integer(row.id);
        const contactDocumentId = text(row.contactDocumentId);
        const of = { linkId, contactDocumentId, key: keyOf(null, linkId) };
        return details
          ? [{ kind: 'lookUp', ...of, inDoubt: details, lane: 'retry', attempts: 0 } as const]
          : [];
      }),
      ...queued,
    ];
    return pullsFirst(work, first);
  };
}
