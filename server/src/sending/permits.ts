import { HOUR_MS } from '../kernel/time/durations';
import { PERMIT_STATE_UID, PERMIT_UID } from '../contracts/uids';
import type { InTransaction, Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { databaseTimeMs } from '../kernel/database/time';
import { insertedId, integer, text } from '../kernel/database/values';
import type { CallEnd, CallName, Lane, Permit, RequestedCall } from '../s360';
import { closedUntilMs, gatheredClosing } from './closing';
import { endInLog, forgetOldCalls, forgetSubjects } from './call-log';
import { callsSince, countCall, forgetOldCounts } from './quota/daily-calls';
import { firstCountedDay, type CallsSoFar } from './quota/forecast';
import { laneFrom } from './lane';
import {
  dayOf,
  monthOf,
  appliesToCall,
  countedAtMs,
  decidePermit,
  type CallLimits,
  LONGEST_CALL_MS,
  longestWindowMs,
  type PermitDecision,
  type TakenPermit,
} from '../institutions';

/** The monthly quota may be raised meanwhile, so work that waits for the next month asks again. */
const LONGEST_WAIT_MS = HOUR_MS;

/** No permit is available; `waitMs` counts from now, by the database's clock. */
export interface PermitWait {
  kind: 'wait';
  waitMs: number;
  because: Extract<PermitDecision, { kind: 'wait' }>['because'];
}

/** Why calls are blocked: by S-360's own limit, or by our back-off after failures. */
export type Closing = 'limit' | 'backoff';

const CLOSED_BY = { limit: 'closedUntilMs', backoff: 'backoffUntilMs' } as const;

type PermitAnswer = { kind: 'granted'; permit: Permit } | PermitWait;

/** Grants permits: the only authority, across all processes, on how often S-360 is called. */
export interface Permits {
  take(institution: string, call: RequestedCall): Promise<PermitAnswer>;
  /** What prevents a call now, and for how long; `null` when it may be made. Takes no permit. */
  waitFor(institution: string, call: CallName & { lane: Lane }): Promise<PermitWait | null>;
  /**
   * Records how the call of a permit has ended. The call reached S-360 at some time since the
   * permit was taken. Until its end is recorded, it counts as arriving now, even if its process was
   * killed.
   */
  endPermit(permit: Permit, end: CallEnd): Promise<void>;
  /**
   * Blocks all calls for `forMs`: S-360 named a limit, or it failed and is left alone for a while. A
   * person's request ends only the latter. Returns how many requests there have been.
   */
  close(institution: string, forMs: number, why: Closing): Promise<number>;
  /** A person wants something sent or read now: a pause that is no limit ends in all processes. */
  request(institution: string): Promise<void>;
  /** How many such requests there have been. */
  requests(institution: string): Promise<number>;
  /** How long S-360 stays closed, in ms from now; 0 when it is open. */
  closedForMs(institution: string): Promise<number>;
  /** The calls so far, by the database's clock. */
  callsSoFar(institution: string): Promise<CallsSoFar>;
  /**
   * Deletes permits that no window counts any more and that are not among the last calls of their
   * institution, and old daily counts. Permits taken before `retainedSince` no longer say whom and
   * what their calls were about.
   */
  forgetOld(retainedSince: Date): Promise<void>;
}

const KEPT_BEYOND_WINDOW_MS = HOUR_MS;

/**
 * Every taker first writes the institution's row, so that takers of all processes queue behind each
 * other and SQLite takes its write lock at once.
 */
async function takeTurn({ database, trx }: InTransaction, institution: string): Promise<void> {
  const { table } = database.names(PERMIT_STATE_UID);
  const raise = () =>
    trx(table)
      .where({ institution })
      .update({ turn: trx.raw('turn + 1') });
  if ((await raise()) > 0) return;
  const fresh = { institution, turn: 0, closedUntilMs: 0, month: '', takenThisMonth: 0 };
  await database
    .query(PERMIT_STATE_UID)
    .insert(fresh)
    .onConflict(['institution'])
    .ignore()
    .execute();
  await raise();
}

interface Granted {
  kind: 'granted';
  permit: Permit;
  id: number;
}

async function foundState(
  { database }: InTransaction,
  institution: string,
): Promise<Row | undefined> {
  const [row] = await database.query(PERMIT_STATE_UID).select('*').where({ institution }).execute();
  return row;
}

async function stateOf(context: InTransaction, institution: string): Promise<Row> {
  const row = await foundState(context, institution);
  if (!row) throw new Error(`There is no permit row for institution ${institution}.`);
  return row;
}

/**
 * The permits that the windows of this call count. Windows that do not concern the call are
 * ignored, so a long one does not make the query slower.
 */
async function takenLately(
  { database }: InTransaction,
  institution: string,
  { call, nowMs, windows }: { call: CallName; nowMs: number; windows: CallLimits['windows'] },
): Promise<TakenPermit[]> {
  const ofCall = windows.filter((window) => appliesToCall(window, call));
  const sinceMs = nowMs - longestWindowMs(ofCall);
  const rows = await database
    .query(PERMIT_UID)
    .select(['service', 'method', 'lane', 'takenAtMs', 'endedAtMs'])
    .where({
      institution,
      takenAtMs: { $gt: sinceMs - LONGEST_CALL_MS },
      $or: [
        { takenAtMs: { $gt: sinceMs } },
        { endedAtMs: { $gt: sinceMs } },
        { endedAtMs: { $null: true } },
      ],
    })
    .execute();
  return rows.map((row) => {
    const name = { service: text(row.service) ?? '', method: text(row.method) ?? '' };
    const takenAtMs = integer(row.takenAtMs);
    const endedAtMs = row.endedAtMs === null ? null : integer(row.endedAtMs);
    return {
      ...name,
      lane: laneFrom(row.lane),
      takenAtMs: countedAtMs({ ...name, takenAtMs, endedAtMs }, nowMs),
    };
  });
}

const takenIn = (state: Row | undefined, month: string): number =>
  state?.month === month ? integer(state.takenThisMonth) : 0;

/** Whether a call may be made now, by the institution's row and the log of permits. */
async function evaluate(
  context: InTransaction,
  institution: string,
  { lane, method, service }: CallName & { lane: Lane },
  limits: CallLimits,
) {
  const nowMs = await databaseTimeMs(context.database, context.trx);
  const state = await foundState(context, institution);
  const takenThisMonth = takenIn(state, monthOf(nowMs));
  const call = { service, method };
  const { windows } = limits;
  const decision = decidePermit({
    call,
    lane,
    nowMs,
    taken: await takenLately(context, institution, { call, nowMs, windows }),
    windows,
    bookingReserve: limits.bookingReserve,
    month: { taken: takenThisMonth, quota: limits.callsPerMonth, shares: limits.monthShares },
    closedUntilMs: state ? closedUntilMs(state) : 0,
  });
  const wait: PermitWait | null =
    decision.kind === 'wait'
      ? { kind: 'wait', waitMs: decision.untilMs - nowMs, because: decision.because }
      : null;
  return { nowMs, takenThisMonth, wait };
}

async function takeOne(
  context: InTransaction,
  institution: string,
  call: RequestedCall,
  limits: CallLimits,
): Promise<PermitWait | Granted> {
  const { database, trx } = context;
  await takeTurn(context, institution);
  const { nowMs, takenThisMonth, wait } = await evaluate(context, institution, call, limits);
  if (wait) return wait;
  const { about, lane, method, service } = call;
  const month = monthOf(nowMs);
  const row = { institution, service, method, lane, takenAtMs: nowMs };
  const permit: Permit = { ...row, about };
  const inserted = await database
    .query(PERMIT_UID)
    .insert({ ...row, ...about })
    .execute<unknown[]>();
  await database
    .query(PERMIT_STATE_UID)
    .where({ institution })
    .update({ month, takenThisMonth: takenThisMonth + 1 })
    .execute();
  await countCall(database, trx, { institution, day: dayOf(nowMs), lane });
  return { kind: 'granted', permit, id: insertedId(inserted) };
}

/** What others do in the transaction that records how a call ended. */
export type CallEnded = (permit: Permit, end: CallEnd, endedAt: Date) => Promise<void>;

export function databasePermits(
  database: StrapiDatabase,
  limitsOf: (institution: string) => CallLimits,
  longestMs: () => number,
  callEnded: CallEnded,
): Permits {
  const run = <T>(work: (context: InTransaction) => Promise<T>) =>
    database.transactionWithRetries((trx) => work({ database, trx }));
  const ids = new WeakMap<Permit, number>();
  return {
    async take(institution, call) {
      const limits = limitsOf(institution);
      const answer = await run((context) => takeOne(context, institution, call, limits));
      if (answer.kind === 'wait') {
        return { ...answer, waitMs: Math.min(answer.waitMs, LONGEST_WAIT_MS) };
      }
      const { id, permit } = answer;
      ids.set(permit, id);
      return { kind: 'granted', permit };
    },
    waitFor: (institution, call) =>
      run(async (context) => {
        const { wait } = await evaluate(context, institution, call, limitsOf(institution));
        return wait;
      }),
    async endPermit(permit, end) {
      const id = ids.get(permit);
      if (id === undefined) throw new Error('The permit was not taken here.');
      await run(async ({ trx }) => {
        const endedAtMs = await databaseTimeMs(database, trx);
        await database
          .query(PERMIT_UID)
          .where({ id })
          .update({ endedAtMs, ...endInLog(end) })
          .execute();
        await callEnded(permit, end, new Date(endedAtMs));
      });
    },
    close: (institution, forMs, why) =>
      run(async (context) => {
        await takeTurn(context, institution);
        const nowMs = await databaseTimeMs(database, context.trx);
        const state = await stateOf(context, institution);
        const column = CLOSED_BY[why];
        await database
          .query(PERMIT_STATE_UID)
          .where({ institution })
          .update({ [column]: Math.max(integer(state[column]), nowMs + Math.ceil(forMs)) })
          .execute();
        return integer(state.requests);
      }),
    request: (institution) =>
      run(async (context) => {
        await takeTurn(context, institution);
        const state = await stateOf(context, institution);
        await database
          .query(PERMIT_STATE_UID)
          .where({ institution })
          .update({ backoffUntilMs: 0, requests: integer(state.requests) + 1 })
          .execute();
      }),
    requests: (institution) =>
      run(async (context) => integer((await foundState(context, institution))?.requests)),
    closedForMs: gatheredClosing(database),
    callsSoFar: (institution) =>
      run(async (context) => {
        const nowMs = await databaseTimeMs(database, context.trx);
        const state = await foundState(context, institution);
        return {
          nowMs,
          takenThisMonth: takenIn(state, monthOf(nowMs)),
          daily: await callsSince(database, institution, firstCountedDay(nowMs)),
        };
      }),
    forgetOld: (retainedSince) =>
      run(async ({ trx }) => {
        const nowMs = await databaseTimeMs(database, trx);
        await forgetOldCalls(database, nowMs - longestMs() - KEPT_BEYOND_WINDOW_MS);
        await forgetSubjects(database, retainedSince.getTime());
        await forgetOldCounts(database, nowMs);
      }),
  };
}
