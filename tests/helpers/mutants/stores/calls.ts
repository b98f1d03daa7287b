import {
  DAILY_CALLS_UID,
  PERMIT_STATE_UID,
  PERMIT_UID,
} from '../../../../server/src/contracts/uids';
import type * as PermitsModule from '../../../../server/src/sending/permits';
import type * as DailyCallsModule from '../../../../server/src/sending/quota/daily-calls';
import { monthOf } from '../../../../server/src/institutions/limits/monthly-quota';
import { HERE, probe, type Probed } from './probe';

const MINUTE_MS = 60_000;
const SAVE = { service: 'contact', method: 'save' };
const CALL = { ...SAVE, lane: 'edit' as const };
const LIMITS = {
  windows: [{ scope: 'institution' as const, calls: 3, perMs: MINUTE_MS }],
  callsPerMonth: 5,
  monthShares: { booking: 0, edit: 0 },
  bookingReserve: 0,
};

const permitsOf = (module: typeof PermitsModule, { database }: Probed) =>
  module.databasePermits(
    database,
    () => LIMITS,
    () => MINUTE_MS,
    () => Promise.resolve(),
  );

/** How many further calls are permitted, up to five. */
async function permitted(permits: ReturnType<typeof permitsOf>): Promise<number> {
  for (let count = 0; count < 5; count += 1) {
    if ((await permits.take(HERE, CALL)).kind === 'wait') return count;
  }
  return 5;
}

const inMinutes = (ms: number): number => Math.round(ms / MINUTE_MS);

const windows = probe<typeof PermitsModule>({
  name: 'calls in a window',
  entry: 'server/src/sending/permits.ts',
  async run(module, on) {
    const now = Date.now();
    const before = now - MINUTE_MS - 5_000;
    await on.alike(PERMIT_STATE_UID, (institution) => ({
      institution,
      turn: 0,
      month: monthOf(now),
      takenThisMonth: institution === HERE ? 1 : 5,
      closedUntilMs: institution === HERE ? 0 : now + 9 * MINUTE_MS,
    }));
    await on.alike(PERMIT_UID, (institution) => ({
      ...CALL,
      institution,
      takenAtMs: before,
      endedAtMs: now,
    }));
    await on.alike(PERMIT_UID, (institution) => ({ ...CALL, institution, takenAtMs: before }));
    await on.alike(PERMIT_UID, (institution) => ({
      ...CALL,
      institution,
      takenAtMs: before,
      endedAtMs: before + 1,
    }));
    const permits = permitsOf(module, on);
    const answer = await permits.take(HERE, CALL);
    const further = await permitted(permits);
    if (answer.kind === 'granted')
      await permits.endPermit(answer.permit, { httpStatus: 200, error: null });
    const ended = (await on.rows(PERMIT_UID)).filter(({ outcome }) => outcome === 'ok');
    const states = await on.rows(PERMIT_STATE_UID);
    return {
      further,
      kind: answer.kind,
      ended: ended.length,
      taken: states.map(({ takenThisMonth }) => takenThisMonth),
    };
  },
  expected: { kind: 'granted', further: 0, ended: 1, taken: [5, 2, 5] },
  mutants: [
    {
      mistake: 'the closing of another institution',
      find: "const [row] = await database.query(PERMIT_STATE_UID).select('*').where({ institution }).execute();",
      replace: "const [row] = await database.query(PERMIT_STATE_UID).select('*').execute();",
    },
    {
      mistake: 'calls of other institutions in a window',
      find: 'institution,\n      takenAtMs: { $gt: sinceMs - LONGEST_CALL_MS },',
      replace: 'takenAtMs: { $gt: sinceMs - LONGEST_CALL_MS },',
    },
    {
      mistake: 'a call that ended in the window and is not counted',
      find: '{ endedAtMs: { $gt: sinceMs } },',
      replace: '',
    },
    {
      mistake: 'a call without an end that is not counted',
      find: '{ endedAtMs: { $null: true } },',
      replace: '',
    },
    {
      mistake: 'a call that is counted at every institution',
      find: '.where({ institution })\n    .update({ month, takenThisMonth: takenThisMonth + 1 })',
      replace: '.update({ month, takenThisMonth: takenThisMonth + 1 })',
    },
    {
      mistake: 'the end of one call that ends all',
      find: '.where({ id })\n          .update({ endedAtMs, ...endInLog(end) })',
      replace: '.update({ endedAtMs, ...endInLog(end) })',
    },
  ],
});

const month = probe<typeof PermitsModule>({
  name: 'the month that turns',
  entry: 'server/src/sending/permits.ts',
  async run(module, on) {
    const lastMonth = monthOf(Date.now() - 32 * 24 * 60 * MINUTE_MS);
    await on.alike(PERMIT_STATE_UID, (institution) => ({
      institution,
      turn: 0,
      closedUntilMs: 0,
      month: lastMonth,
      takenThisMonth: 5,
    }));
    const permits = permitsOf(module, on);
    const { takenThisMonth } = await permits.callsSoFar(HERE);
    const count = await permitted(permits);
    return {
      before: takenThisMonth,
      count,
      after: (await permits.callsSoFar(HERE)).takenThisMonth,
    };
  },
  expected: { before: 0, count: 3, after: 3 },
  mutants: [
    {
      mistake: 'the calls of last month that count in this one',
      find: 'state?.month === month ? integer(state.takenThisMonth) : 0',
      replace: 'integer(state?.takenThisMonth)',
    },
    {
      mistake: 'calls of this month that are not counted',
      find: 'update({ month, takenThisMonth: takenThisMonth + 1 })',
      replace: 'update({ takenThisMonth: takenThisMonth + 1 })',
    },
  ],
});

const closing = probe<typeof PermitsModule>({
  name: 'a closing that is to be shortened',
  entry: 'server/src/sending/permits.ts',
  async run(module, on) {
    await on.alike(PERMIT_STATE_UID, (institution) => ({
      institution,
      turn: 0,
      closedUntilMs: 0,
      month: '',
      takenThisMonth: 0,
    }));
    const permits = permitsOf(module, on);
    const closedFor = async () => inMinutes(await permits.closedForMs(HERE));
    await permits.close(HERE, 20 * MINUTE_MS, 'backoff');
    await permits.close('abbey', 30 * MINUTE_MS, 'backoff');
    await permits.close(HERE, 10 * MINUTE_MS, 'limit');
    await permits.close(HERE, MINUTE_MS, 'backoff');
    await permits.close(HERE, MINUTE_MS, 'limit');
    const closed = await closedFor();
    await permits.request(HERE);
    return {
      closed,
      requested: await closedFor(),
      elsewhere: inMinutes(await permits.closedForMs('abbey')),
      never: await permits.closedForMs('windmill'),
      requests: await permits.requests('abbey'),
    };
  },
  expected: { closed: 20, requested: 10, elsewhere: 30, never: 0, requests: 0 },
  mutants: [
    {
      mistake: 'a later closing that shortens an earlier one',
      find: 'Math.max(integer(state[column]), nowMs + Math.ceil(forMs))',
      replace: 'nowMs + Math.ceil(forMs)',
    },
    {
      mistake: 'the shorter of two closings that counts',
      find: 'Math.max(integer(row.closedUntilMs), integer(row.backoffUntilMs))',
      replace: 'Math.min(integer(row.closedUntilMs), integer(row.backoffUntilMs))',
    },
    {
      mistake: 'a request that opens what S-360 has closed',
      find: '.update({ backoffUntilMs: 0, requests: integer(state.requests) + 1 })',
      replace:
        '.update({ backoffUntilMs: 0, closedUntilMs: 0, requests: integer(state.requests) + 1 })',
    },
    {
      mistake: 'a request that opens all institutions',
      find: '.where({ institution })\n          .update({ backoffUntilMs: 0, requests:',
      replace: '.update({ backoffUntilMs: 0, requests:',
    },
    {
      mistake: 'a closing of all institutions',
      find: '.where({ institution })\n          .update({ [column]: Math.max',
      replace: '.update({ [column]: Math.max',
    },
  ],
});

const daily = probe<typeof DailyCallsModule>({
  name: 'calls of days',
  entry: 'server/src/sending/quota/daily-calls.ts',
  async run(module, on) {
    const [first, last] = ['2026-01-31', '2026-02-01'];
    const at = Date.UTC(2026, 1, 1);
    for (const day of ['2024-01-31', first, last])
      await on.alike(DAILY_CALLS_UID, (institution) => ({
        institution,
        day,
        lane: 'edit',
        calls: institution === HERE ? 1 : 50,
      }));
    await module.countCall(on.database, on.trx, { institution: HERE, day: last, lane: 'edit' });
    await module.countCall(on.database, on.trx, { institution: HERE, day: last, lane: 'bulk' });
    await module.forgetOldCounts(on.database, at);
    const rows = await on.rows(DAILY_CALLS_UID, { institution: 'windmill' });
    const counted = await module.callsSince(on.database, HERE, last);
    return {
      left: rows.map(({ calls, day }) => [day, calls]),
      counted: counted.map(({ calls, lane }) => [lane, calls]).sort(),
    };
  },
  expected: {
    left: [
      ['2026-01-31', 50],
      ['2026-02-01', 50],
    ],
    counted: [
      ['bulk', 1],
      ['edit', 2],
    ],
  },
  mutants: [
    {
      mistake: 'a call that is counted for the day at every institution',
      find: ".where(where)\n    .update({ calls: trx.raw('calls + 1') })",
      replace:
        ".where({ day: where.day, lane: where.lane })\n    .update({ calls: trx.raw('calls + 1') })",
    },
    {
      mistake: 'a call that is counted in every lane',
      find: ".where(where)\n    .update({ calls: trx.raw('calls + 1') })",
      replace:
        ".where({ day: where.day, institution: where.institution })\n    .update({ calls: trx.raw('calls + 1') })",
    },
    {
      mistake: 'the calls of other institutions in the counts of days',
      find: '.where({ institution, day: { $gte: day } })',
      replace: '.where({ day: { $gte: day } })',
    },
    {
      mistake: 'a first day that is left out',
      find: '.where({ institution, day: { $gte: day } })',
      replace: '.where({ institution, day: { $gt: day } })',
    },
    {
      mistake: 'new counts that are forgotten instead of old ones',
      find: '.where({ day: { $lt: dayOf(nowMs - KEPT_DAYS * DAY_MS) } })',
      replace: '.where({ day: { $gte: dayOf(nowMs - KEPT_DAYS * DAY_MS) } })',
    },
  ],
});

export const CALL_PROBES = [windows, month, closing, daily];
