import { CONTACT_LINK_UID, WANTED_ORDER_UID, WANTED_PULL_UID } from '../../contracts/uids';
import type { SyncFailure } from '../../contracts/contact-sync';
import type { InstitutionPauses } from '../../contracts/steering';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, json, jsonText, text } from '../../kernel/database/values';
import { dueBookings } from '../../bookings/database/due-bookings';
import type { InDoubt } from '../records';
import { pullsFirst, type PullBeforePush } from './pulls-first';
import { inTurns } from '../../sending/turns';
import type { ContactWork, DueWork, OrderPull } from '../../sending/work';
import { isDueBy, keyOf, laneOf, orderPullFrom, pullFrom } from './rows';

/** What is not handed out: what a person has paused, or all that is due of contacts. */
export interface Withheld extends InstitutionPauses {
  contacts?: boolean;
}

/** What is due, read from bookings, links and what is wanted: there is no queue beside them. */
export interface WorkQueue {
  /** The most urgent first; work of one contact has the same `key`. */
  due(institution: Configured, now: Date, limit: number, withheld?: Withheld): Promise<DueWork[]>;
  pulls: {
    /** Done, unless it was wanted again while it was being made: then it is made once more. */
    done(work: Extract<DueWork, { kind: 'pull' }>): Promise<void>;
    /** Made again then, unless it was wanted again meanwhile: then at once. */
    later(
      work: Extract<DueWork, { kind: 'pull' }>,
      retryAt: Date,
      failure: SyncFailure | null,
    ): Promise<void>;
    /** To be judged once the create of the contact is settled, and read again then at the latest. */
    awaits(
      work: Extract<DueWork, { kind: 'pull' }>,
      retryAt: Date,
      contactDocumentId: string,
    ): Promise<void>;
    /** It stays, and is made when it is wanted again; with its failure where people are to see it. */
    giveUp(
      work: Extract<DueWork, { kind: 'pull' }>,
      at: Date,
      failure: SyncFailure | null,
    ): Promise<void>;
  };
  orders: OrderPulls;
}

/** What becomes of orders that were wanted. */
export interface OrderPulls {
  /** Done, unless it was wanted again while it was being made. */
  done(work: OrderPull): Promise<void>;
  later(work: OrderPull, retryAt: Date, failure: SyncFailure | null): Promise<void>;
  /** It stays where people see it, and is read when it is wanted again. */
  giveUp(work: OrderPull, at: Date, failure: SyncFailure): Promise<void>;
}

/** Whose work is due: an institution with the S-360 that is configured for it. */
interface Configured {
  code: string;
  baseUrl: string;
}

/** So many pending links may wait for pulls before others are not seen behind them. */
const MOST_LOOKED_AT = 2_000;

const NOTHING_WITHHELD: Withheld = { sending: false, receiving: false };

/** Drawn: turns by count could keep step with the rhythm in which permits become free. */
const randomTurn = (): number => Math.floor(Math.random() * 60);

function isDue(now: Date) {
  return { $or: [{ nextAttemptAt: { $null: true } }, { nextAttemptAt: { $lte: now } }] };
}

/** Leaves out what a load holds back. */
function isNotHeld(holdingLoads: readonly number[]) {
  return holdingLoads.length === 0
    ? []
    : [{ $or: [{ loadId: { $null: true } }, { loadId: { $notIn: [...holdingLoads] } }] }];
}

/** The queue on Strapi's database. */
export function databaseWorkQueue(
  database: StrapiDatabase,
  holdingLoads: () => Promise<number[]>,
): WorkQueue {
  const pendingLinks = async ({ baseUrl, code }: Configured, now: Date, limit: number) =>
    database
      .query(CONTACT_LINK_UID)
      .select(['id', 'lane', 'attempts', 'contactNumber', 'markedAt'])
      .where({
        institution: code,
        baseUrl,
        state: 'pending',
        $and: [isDue(now), ...isNotHeld(await holdingLoads())],
      })
      // 'edit' sorts after 'bulk': the lanes' names are their order here
      .orderBy({ lane: 'desc', markedAt: 'asc', id: 'asc' })
      .limit(limit)
      .execute();
  const linksInDoubt = ({ baseUrl, code }: Configured, now: Date, limit: number) =>
    database
      .query(CONTACT_LINK_UID)
      .select(['id', 'inDoubt', 'contactNumber'])
      .where({ institution: code, baseUrl, state: 'inDoubt', nextAttemptAt: { $lte: now } })
      .orderBy({ nextAttemptAt: 'asc' })
      .limit(limit)
      .execute();
  const duePulls = async (institution: string, now: Date, limit: number) =>
    database
      .query(WANTED_PULL_UID)
      .select('*')
      .where({
        institution,
        givenUpAt: { $null: true },
        $and: [isDue(now), ...isNotHeld(await holdingLoads())],
      })
      .orderBy({ lane: 'desc', wantedAt: 'asc', id: 'asc' })
      .limit(limit)
      .execute();
  const dueOrders = async ({ baseUrl, code }: Configured, now: Date, limit: number) =>
    database
      .query(WANTED_ORDER_UID)
      .select('*')
      .where({
        institution: code,
        baseUrl,
        givenUpAt: { $null: true },
        $and: [isDue(now), ...isNotHeld(await holdingLoads())],
      })
      .orderBy({ lane: 'desc', wantedAt: 'asc', id: 'asc' })
      .limit(limit)
      .execute();
  /**
   * Contacts of which something is to be found out before they are sent, also where a load holds it
   * back: it is one call, for what is sent. A drift check can wait.
   */
  const pullsBefore = async (institution: string, pending: readonly Row[]): Promise<Row[]> => {
    const numbers = pending.flatMap((row) => text(row.contactNumber) ?? []);
    if (numbers.length === 0) return [];
    return database
      .query(WANTED_PULL_UID)
      .select('*')
      .where({
        institution,
        contactNumber: { $in: numbers },
        driftCheckId: { $null: true },
        givenUpAt: { $null: true },
      })
      .execute();
  };
  /**
   * Pending links that do not wait for a pull, with the pulls that go before them. Nothing is read
   * while receiving is paused: what would overwrite it unseen waits, and holds up nobody else.
   */
  const linksToSend = async (
    institution: Configured,
    now: Date,
    limit: number,
    receiving: boolean,
  ): Promise<{ pending: Row[]; first: PullBeforePush[] }> => {
    for (let lookedAt = limit; ; lookedAt *= 4) {
      const pending = await pendingLinks(institution, now, lookedAt);
      const first = (await pullsBefore(institution.code, pending)).map((row) => ({
        work: pullFrom(row),
        isDue: !receiving && isDueBy(row.nextAttemptAt, now),
      }));
      const waiting = new Set(first.flatMap(({ isDue: is, work }) => (is ? [] : [work.key])));
      const free = pending.filter((row) => !waiting.has(keyOf(row.contactNumber, row.id)));
      const isAll = pending.length < lookedAt || lookedAt > MOST_LOOKED_AT;
      if (free.length >= limit || isAll) return { pending: free, first };
    }
  };

  return {
    async due(institution, now, limit, { contacts, receiving, sending } = NOTHING_WITHHELD) {
      const isSilent = sending || contacts;
      const { first, pending } = isSilent
        ? { first: [], pending: [] }
        : await linksToSend(institution, now, limit, receiving);
      const inDoubt = isSilent ? [] : await linksInDoubt(institution, now, limit);
      const bookings = sending ? [] : await dueBookings(database, institution, now, limit);
      const pulls = receiving || contacts ? [] : await duePulls(institution.code, now, limit);
      const orders = receiving ? [] : await dueOrders(institution, now, limit);
      const ofContacts: ContactWork[] = [
        ...pending.map((row) => ({
          kind: 'push' as const,
          linkId: integer(row.id),
          lane: laneOf(row.lane),
          attempts: integer(row.attempts),
          key: keyOf(row.contactNumber, row.id),
        })),
        ...inDoubt.flatMap((row) => {
          const details = json<InDoubt>(row.inDoubt);
          const linkId = integer(row.id);
          return details
            ? [{ kind: 'lookUp' as const, linkId, inDoubt: details, key: keyOf(null, row.id) }]
            : [];
        }),
        ...pulls.map(pullFrom),
      ];
      const work = [...bookings, ...pullsFirst(ofContacts, first), ...orders.map(orderPullFrom)];
      return inTurns(work, randomTurn()).slice(0, limit);
    },
    pulls: {
      async done({ pullId, wantedAt }) {
        await database.query(WANTED_PULL_UID).where({ id: pullId, wantedAt }).delete().execute();
      },
      async later({ pullId, attempts, wantedAt }, nextAttemptAt, failure) {
        const values = { attempts: attempts + 1, nextAttemptAt, failure: jsonText(failure) };
        const isSame = { id: pullId, wantedAt };
        await database.query(WANTED_PULL_UID).where(isSame).update(values).execute();
      },
      async awaits({ pullId, attempts, wantedAt }, nextAttemptAt, awaitsContact) {
        const values = { attempts: attempts + 1, nextAttemptAt, failure: null, awaitsContact };
        const isSame = { id: pullId, wantedAt };
        await database.query(WANTED_PULL_UID).where(isSame).update(values).execute();
      },
      async giveUp({ attempts, pullId, wantedAt }, givenUpAt, failure) {
        const settled = { nextAttemptAt: null, awaitsContact: null, ...failed(failure) };
        const values = { attempts: attempts + 1, ...settled };
        await database.query(WANTED_PULL_UID).where({ id: pullId }).update(values).execute();
        // Wanted again meanwhile: it is read once more.
        const isSame = { id: pullId, wantedAt };
        await database.query(WANTED_PULL_UID).where(isSame).update({ givenUpAt }).execute();
      },
    },
    orders: {
      async done({ wantedAt, wantedId }) {
        await database.query(WANTED_ORDER_UID).where({ id: wantedId, wantedAt }).delete().execute();
      },
      async later({ attempts, wantedAt, wantedId }, nextAttemptAt, failure) {
        const values = { attempts: attempts + 1, nextAttemptAt, ...failed(failure) };
        const isSame = { id: wantedId, wantedAt };
        await database.query(WANTED_ORDER_UID).where(isSame).update(values).execute();
      },
      async giveUp({ attempts, wantedAt, wantedId }, givenUpAt, failure) {
        const values = { attempts: attempts + 1, nextAttemptAt: null, ...failed(failure) };
        await database.query(WANTED_ORDER_UID).where({ id: wantedId }).update(values).execute();
        // Wanted again meanwhile: it is read once more.
        await database
          .query(WANTED_ORDER_UID)
          .where({ id: wantedId, wantedAt })
          .update({ givenUpAt })
          .execute();
      },
    },
  };
}

const failed = (failure: SyncFailure | null): Row => ({
  failure: jsonText(failure),
  failureCode: failure?.code ?? null,
});
