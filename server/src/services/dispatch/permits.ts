import type { Knex } from 'knex';
import { PERMIT_STATE_UID, PERMIT_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../database/strapi-database';
import { databaseTimeMs } from '../database/time';
import { integer, text } from '../database/values';
import type { CallName, Lane, Permit } from '../ticketing/permits';
import {
  decidePermit,
  type CallLimits,
  longestWindowMs,
  monthOf,
  type PermitDecision,
  type TakenPermit,
} from './permit-windows';

export type PermitAnswer =
  | { kind: 'granted'; permit: Permit }
  /** `waitMs` is how long from now, by the database's clock. */
  | { kind: 'wait'; waitMs: number; because: Extract<PermitDecision, { kind: 'wait' }>['because'] };

/** Gives out permits: the one authority over how often S-360 is called, across all processes. */
export interface Permits {
  take(institution: string, call: CallName & { lane: Lane }): Promise<PermitAnswer>;
  /** S-360 refuses calls, or cannot be reached: none are made for so long. */
  close(institution: string, forMs: number): Promise<void>;
  /** How long from now S-360 stays closed; 0 when it is open. */
  closedForMs(institution: string): Promise<number>;
  /** Forgets permits that no window counts any more. */
  forgetOld(): Promise<void>;
}

const KEPT_BEYOND_WINDOW_MS = 60 * 60 * 1000;

interface Context {
  database: StrapiDatabase;
  trx: Knex.Transaction;
}

/**
 * The first statement of every taker writes the institution's row: takers of all processes queue
 * behind each other, and SQLite gets its write lock at once.
 */
async function takeTurn({ database, trx }: Context, institution: string): Promise<void> {
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

async function stateOf({ database }: Context, institution: string): Promise<Row> {
  const [row] = await database.query(PERMIT_STATE_UID).select('*').where({ institution }).execute();
  if (!row) throw new Error(`There is no permit row for institution ${institution}.`);
  return row;
}

async function takenSince(
  { database }: Context,
  institution: string,
  sinceMs: number,
): Promise<TakenPermit[]> {
  const rows = await database
    .query(PERMIT_UID)
    .select('*')
    .where({ institution, takenAtMs: { $gt: sinceMs } })
    .execute();
  return rows.map((row) => ({
    service: text(row.service) ?? '',
    method: text(row.method) ?? '',
    lane: text(row.lane) as Lane,
    takenAtMs: integer(row.takenAtMs),
  }));
}

async function takeOne(
  context: Context,
  institution: string,
  { lane, method, service }: CallName & { lane: Lane },
  limits: CallLimits,
): Promise<PermitAnswer> {
  const { database, trx } = context;
  await takeTurn(context, institution);
  const nowMs = await databaseTimeMs(database, trx);
  const state = await stateOf(context, institution);
  const month = monthOf(nowMs);
  const takenThisMonth = state.month === month ? integer(state.takenThisMonth) : 0;
  const decision = decidePermit({
    call: { service, method },
    lane,
    nowMs,
    taken: await takenSince(context, institution, nowMs - longestWindowMs(limits.windows)),
    windows: limits.windows,
    bookingReserve: limits.bookingReserve,
    month: { taken: takenThisMonth, quota: limits.callsPerMonth },
    closedUntilMs: integer(state.closedUntilMs),
  });
  if (decision.kind === 'wait') {
    return { kind: 'wait', waitMs: decision.untilMs - nowMs, because: decision.because };
  }
  const permit: Permit = { institution, service, method, lane, takenAtMs: nowMs };
  await database
    .query(PERMIT_UID)
    .insert({ ...permit })
    .execute();
  await database
    .query(PERMIT_STATE_UID)
    .where({ institution })
    .update({ month, takenThisMonth: takenThisMonth + 1 })
    .execute();
  return { kind: 'granted', permit };
}

/** Permits from the log in Strapi's database. */
export function databasePermits(
  database: StrapiDatabase,
  limitsOf: (institution: string) => CallLimits,
  longestMs: number,
): Permits {
  const run = <T>(work: (context: Context) => Promise<T>) =>
    database.contended((trx) => work({ database, trx }));
  return {
    take: (institution, call) =>
      run((context) => takeOne(context, institution, call, limitsOf(institution))),
    close: (institution, forMs) =>
      run(async (context) => {
        await takeTurn(context, institution);
        const nowMs = await databaseTimeMs(database, context.trx);
        const state = await stateOf(context, institution);
        const closedUntilMs = Math.max(integer(state.closedUntilMs), nowMs + Math.ceil(forMs));
        await database
          .query(PERMIT_STATE_UID)
          .where({ institution })
          .update({ closedUntilMs })
          .execute();
      }),
    closedForMs: (institution) =>
      run(async ({ trx }) => {
        const [row] = await database
          .query(PERMIT_STATE_UID)
          .select('*')
          .where({ institution })
          .execute();
        if (!row) return 0;
        return Math.max(0, integer(row.closedUntilMs) - (await databaseTimeMs(database, trx)));
      }),
    forgetOld: () =>
      run(async ({ trx }) => {
        const before = (await databaseTimeMs(database, trx)) - longestMs - KEPT_BEYOND_WINDOW_MS;
        await database
          .query(PERMIT_UID)
          .where({ takenAtMs: { $lt: before } })
          .delete()
          .execute();
      }),
  };
}
