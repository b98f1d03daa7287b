import { CONTACT_LINK_UID, WANTED_ORDER_UID, WANTED_PULL_UID } from '../../contracts/uids';
import type { SyncFailure } from '../../contracts/contact-sync';
import type { InstitutionPauses } from '../../contracts/steering';
import type { Row, StrapiDatabase } from '../database/strapi-database';
import { integer, json, jsonText, text, time } from '../database/values';
import { NAMED_BY_ORDER } from '../orders/database/wanted-contacts';
import { dueBookings } from '../bookings/database/due-bookings';
import type { InDoubt } from '../contacts/records';
import { pullsFirst, type DuePull } from './pulls-first';
import { inTurns } from './turns';
import type { ContactWork, DueWork, OrderPull } from './work';

/** What is not handed out: what a person has paused, or all that is due of contacts. */
export interface Withheld extends InstitutionPauses {
  contacts?: boolean;
}

/** What is due, read from bookings, links and what is wanted: there is no queue beside them. */
export interface WorkQueue {
  /** The most urgent first; work of one contact has the same `key`. */
  due(
    institution: { code: string; baseUrl: string },
    now: Date,
    limit: number,
    withheld?: Withheld,
  ): Promise<DueWork[]>;
  /** Links that were being sent under an earlier fence. */
  interrupted(institution: string, fence: number): Promise<number[]>;
  pulls: {
    /** Done, unless it was wanted again while it was being made. */
    done(work: Extract<DueWork, { kind: 'pull' }>): Promise<void>;
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

const NOTHING_WITHHELD: Withheld = { sending: false, receiving: false };

/** Drawn: turns by count could keep step with the rhythm in which permits become free. */
const randomTurn = (): number => Math.floor(Math.random() * 60);

const laneOf = (value: unknown): 'edit' | 'bulk' => (value === 'bulk' ? 'bulk' : 'edit');

function isDue(now: Date) {
  return { $or: [{ nextAttemptAt: { $null: true } }, { nextAttemptAt: { $lte: now } }] };
}

/** Leaves out what a load holds back. */
function isNotHeld(holdingLoads: readonly number[]) {
  return holdingLoads.length === 0
    ? []
    : [{ $or: [{ loadId: { $null: true } }, { loadId: { $notIn: [...holdingLoads] } }] }];
}

const keyOf = (contactNumber: unknown, linkId: unknown): string =>
  contactNumber ? `number:${text(contactNumber) ?? ''}` : `link:${integer(linkId)}`;

function pullFrom(row: Row): DuePull {
  return {
    kind: 'pull',
    pullId: integer(row.id),
    contactNumber: text(row.contactNumber) ?? '',
    lane: laneOf(row.lane),
    attempts: integer(row.attempts),
    wantedAt: time(row.wantedAt),
    key: keyOf(row.contactNumber, null),
    ...(row.driftCheckId !== null && { driftCheckId: integer(row.driftCheckId) }),
    ...(row.reason === NAMED_BY_ORDER && { isOfOrders: true }),
  };
}

function orderPullFrom(row: Row): OrderPull {
  const orderId = text(row.orderId) ?? '';
  return {
    kind: 'orderPull',
    wantedId: integer(row.id),
    orderId,
    lane: laneOf(row.lane),
    attempts: integer(row.attempts),
    wantedAt: time(row.wantedAt),
    key: `order:${orderId}`,
  };
}

function isDueBy(nextAttemptAt: unknown, now: Date): boolean {
  const at = time(nextAttemptAt);
  return at === null || at <= now;
}

/** The queue on Strapi's database. */
export function databaseWorkQueue(
  database: StrapiDatabase,
  holdingLoads: () => Promise<number[]>,
): WorkQueue {
  const dueLinks = async (
    institution: { code: string; baseUrl: string },
    now: Date,
    limit: number,
  ) => {
    const base = { institution: institution.code, baseUrl: institution.baseUrl };
    const notHeld = isNotHeld(await holdingLoads());
    const pending = await database
      .query(CONTACT_LINK_UID)
      .select(['id', 'lane', 'attempts', 'contactNumber', 'markedAt'])
      .where({ ...base, state: 'pending', $and: [isDue(now), ...notHeld] })
      // 'edit' sorts after 'bulk': the lanes' names are their order here
      .orderBy({ lane: 'desc', markedAt: 'asc', id: 'asc' })
      .limit(limit)
      .execute();
    const inDoubt = await database
      .query(CONTACT_LINK_UID)
      .select(['id', 'inDoubt', 'contactNumber'])
      .where({ ...base, state: 'inDoubt', nextAttemptAt: { $lte: now } })
      .orderBy({ nextAttemptAt: 'asc' })
      .limit(limit)
      .execute();
    return { pending, inDoubt };
  };
  const duePulls = (institution: string, now: Date, limit: number) =>
    database
      .query(WANTED_PULL_UID)
      .select('*')
      .where({ institution, givenUpAt: { $null: true }, ...isDue(now) })
      .orderBy({ lane: 'desc', wantedAt: 'asc', id: 'asc' })
      .limit(limit)
      .execute();
  const dueOrders = (
    { baseUrl, code }: { code: string; baseUrl: string },
    now: Date,
    limit: number,
  ) =>
    database
      .query(WANTED_ORDER_UID)
      .select('*')
      .where({ institution: code, baseUrl, givenUpAt: { $null: true }, ...isDue(now) })
      .orderBy({ lane: 'desc', wantedAt: 'asc', id: 'asc' })
      .limit(limit)
      .execute();
  /** Contacts of which something is to be found out before they are sent. A drift check can wait. */
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

  return {
    async due(institution, now, limit, { contacts, receiving, sending } = NOTHING_WITHHELD) {
      const { pending, inDoubt } =
        sending || contacts
          ? { pending: [], inDoubt: [] }
          : await dueLinks(institution, now, limit);
      const bookings = sending ? [] : await dueBookings(database, institution, now, limit);
      const pulls = receiving || contacts ? [] : await duePulls(institution.code, now, limit);
      const orders = receiving ? [] : await dueOrders(institution, now, limit);
      const first = receiving ? [] : await pullsBefore(institution.code, pending);
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
      const contactWork = pullsFirst(
        ofContacts,
        first.map((row) => ({ work: pullFrom(row), isDue: isDueBy(row.nextAttemptAt, now) })),
      );
      const work = [...bookings, ...contactWork, ...orders.map(orderPullFrom)];
      return inTurns(work, randomTurn()).slice(0, limit);
    },
    interrupted: async (institution, fence) => {
      const rows = await database
        .query(CONTACT_LINK_UID)
        .select(['id', 'sending'])
        .where({
          institution,
          state: { $in: ['sending', 'unlinked'] },
          sending: { $notNull: true },
        })
        .execute();
      return rows
        .filter((row) => integer(json<{ fence: number }>(row.sending)?.fence) < fence)
        .map((row) => integer(row.id));
    },
    pulls: {
      async done({ pullId, wantedAt }) {
        await database.query(WANTED_PULL_UID).where({ id: pullId, wantedAt }).delete().execute();
      },
      async later({ pullId, attempts }, nextAttemptAt, failure) {
        const values = { attempts: attempts + 1, nextAttemptAt, failure: jsonText(failure) };
        await database.query(WANTED_PULL_UID).where({ id: pullId }).update(values).execute();
      },
      async awaits({ pullId, attempts }, nextAttemptAt, awaitsContact) {
        const values = { attempts: attempts + 1, nextAttemptAt, failure: null, awaitsContact };
        await database.query(WANTED_PULL_UID).where({ id: pullId }).update(values).execute();
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
      async later({ attempts, wantedId }, nextAttemptAt, failure) {
        const values = { attempts: attempts + 1, nextAttemptAt, ...failed(failure) };
        await database.query(WANTED_ORDER_UID).where({ id: wantedId }).update(values).execute();
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
