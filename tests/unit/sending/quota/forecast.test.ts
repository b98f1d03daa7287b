import type { DailyCalls } from '../../../../server/src/sending/quota/daily-calls';
import {
  callOutlook,
  firstCountedDay,
  forecastCalls,
  timeForCalls,
  type CallsSoFar,
} from '../../../../server/src/sending/quota/forecast';
import {
  GUARD_MS,
  type CallLimits,
} from '../../../../server/src/institutions/limits/permit-windows';
import type { Lane } from '../../../../server/src/s360/permits';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const FIRST = Date.UTC(2026, 3, 1);
const NONE_PENDING = { edit: 0, bulk: 0 };

const someLimits = (overrides: Partial<CallLimits> = {}): CallLimits => ({
  windows: [
    { scope: 'institution', calls: 180, perMs: MINUTE_MS },
    { scope: 'service', calls: 60, perMs: MINUTE_MS },
  ],
  callsPerMonth: 10_000,
  monthShares: { booking: 0.2, edit: 0.3 },
  bookingReserve: 10,
  ...overrides,
});

const day = (date: string, calls: number, lane: Lane = 'edit'): DailyCalls => ({
  day: date,
  lane,
  calls,
});
const someCalls = (overrides: Partial<CallsSoFar> = {}): CallsSoFar => ({
  nowMs: FIRST,
  takenThisMonth: 0,
  daily: [],
  ...overrides,
});

describe('the forecast of calls', () => {
  it('shows what is left in total and for each lane', () => {
    const forecast = forecastCalls(someLimits(), someCalls({ takenThisMonth: 4000 }), {
      edit: 3,
      bulk: 7,
    });
    expect(forecast).toMatchObject({
      month: '2026-04',
      callsPerMonth: 10_000,
      takenThisMonth: 4000,
      left: 6000,
      leftByLane: { booking: 6000, edit: 4000, retry: 4000, bulk: 1000 },
      pending: { edit: 3, bulk: 7 },
    });
  });

  it('has no end without a quota', () => {
    const soFar = someCalls({ takenThisMonth: 4000, daily: [day('2026-04-01', 4000)] });
    expect(forecastCalls(someLimits({ callsPerMonth: null }), soFar, NONE_PENDING)).toMatchObject({
      left: null,
      leftByLane: { booking: null, edit: null, retry: null, bulk: null },
      usedUpOn: null,
    });
  });

  it('shows the calls of each day of this month until today, with zeros between', () => {
    const daily = [day('2026-03-31', 50), day('2026-04-01', 20), day('2026-04-03', 5)];
    const soFar = someCalls({ nowMs: FIRST + 2.5 * DAY_MS, daily });
    expect(forecastCalls(someLimits(), soFar, NONE_PENDING).byDay).toEqual([
      { day: '2026-04-01', calls: 20 },
      { day: '2026-04-02', calls: 0 },
      { day: '2026-04-03', calls: 5 },
    ]);
  });

  it('says when pending calls are made, at the pace of the windows or of the quota', () => {
    const drained = (pending: { edit: number; bulk: number }, takenThisMonth = 0) =>
      forecastCalls(someLimits(), someCalls({ takenThisMonth }), pending).drained;
    expect(drained(NONE_PENDING)).toBeNull();
    const edits = drained({ edit: 100, bulk: 0 });
    expect(edits?.limitedBy).toBe('windows');
    expect(Date.parse(edits?.finishedAt ?? '') - FIRST).toBeLessThan(3 * MINUTE_MS);
    const bulk = drained({ edit: 100, bulk: 4_000 }, 5_000);
    expect(bulk?.limitedBy).toBe('quota');
    expect(Date.parse(bulk?.finishedAt ?? '')).toBeGreaterThan(FIRST + 7 * DAY_MS);
  });

  it('counts the calls of this month only, by lane', () => {
    const daily = [
      day('2026-03-31', 50),
      day('2026-04-01', 20),
      day('2026-04-02', 5),
      day('2026-04-02', 7, 'bulk'),
    ];
    const soFar = someCalls({ nowMs: FIRST + DAY_MS, daily });
    expect(forecastCalls(someLimits(), soFar, NONE_PENDING).takenByLane).toEqual({
      booking: 0,
      edit: 25,
      retry: 0,
      bulk: 7,
    });
  });

  it('uses the pace of the last seven days, even across the end of a month', () => {
    const daily = [day('2026-03-20', 9000), day('2026-03-27', 300), day('2026-04-01', 390)];
    // The seven days contain 690 calls in six and a half days.
    const soFar = someCalls({ nowMs: FIRST + DAY_MS / 2, daily });
    expect(forecastCalls(someLimits(), soFar, NONE_PENDING).callsPerDay).toBe(
      Math.round((690 / 6.5) * 10) / 10,
    );
  });

  it('uses a pace from the first hour on, which counts as a day', () => {
    const daily = [day('2026-04-01', 100)];
    const soFar = someCalls({ nowMs: FIRST + 60 * MINUTE_MS, daily });
    expect(forecastCalls(someLimits(), soFar, NONE_PENDING).callsPerDay).toBe(100);
  });

  it.each([
    [0, 8000, null],
    [250, 8000, '2026-04-24'],
    [50, 8000, null],
    [250, 10_000, '2026-04-16'],
    [0, 10_000, '2026-04-16'],
  ])(
    'at %i calls a day with %i made says that the quota is used up on %s',
    (pace, takenThisMonth, expected) => {
      const nowMs = FIRST + 15.5 * DAY_MS;
      const daily = Array.from({ length: 7 }, (_none, back) =>
        day(
          new Date(nowMs - back * DAY_MS).toISOString().slice(0, 10),
          back === 0 ? pace / 2 : pace,
        ),
      );
      const soFar = someCalls({ nowMs, takenThisMonth, daily });
      expect(forecastCalls(someLimits(), soFar, NONE_PENDING).usedUpOn).toBe(expected);
    },
  );
});

describe('the estimated time for further calls', () => {
  const time = (calls: number, lane: Lane, overrides: Partial<CallsSoFar> = {}, limits = {}) =>
    timeForCalls(
      { calls, lane },
      { limits: someLimits(limits), soFar: someCalls(overrides), pending: NONE_PENDING },
    );

  it('depends on the windows while the month has room, without the reserve of bookings', () => {
    const perMinute = (MINUTE_MS + GUARD_MS) / 50;
    expect(time(1000, 'bulk')).toEqual({
      calls: 1000,
      finishedAtMs: Math.ceil(FIRST + 1000 * perMinute),
      finishedOn: '2026-04-01',
      days: 1,
      limitedBy: 'windows',
      ahead: 0,
      perMinute: 49,
    });
    expect(time(1000, 'booking')?.finishedAtMs).toBe(
      Math.ceil(FIRST + (1000 * (MINUTE_MS + GUARD_MS)) / 60),
    );
  });

  it('depends on the tightest window for the call', () => {
    const windows = [
      { scope: 'institution' as const, calls: 180, perMs: MINUTE_MS },
      { scope: 'method' as const, method: 'slow', calls: 1, perMs: MINUTE_MS },
      { scope: 'service' as const, service: 'other', calls: 1, perMs: 2 * MINUTE_MS },
    ];
    const limits = someLimits({ windows });
    const state = { limits, soFar: someCalls(), pending: NONE_PENDING };
    const slow = { service: 'any', method: 'slow' };
    const wanted = { calls: 60, lane: 'booking' as const };
    expect(timeForCalls({ ...wanted, call: slow }, state)?.finishedAtMs).toBe(
      FIRST + 60 * (MINUTE_MS + GUARD_MS),
    );
    expect(timeForCalls(wanted, state)?.finishedAtMs).toBeLessThan(FIRST + MINUTE_MS);
  });

  it('depends on the month once the immediately free calls are used', () => {
    // 5000 are free at once; of 5000 reserved calls, 167 are released a day, except one day for
    // bookings.
    const later = time(6000, 'bulk');
    expect(later).toMatchObject({ days: 7, finishedOn: '2026-04-07', limitedBy: 'quota' });
  });

  it('continues in the following months', () => {
    expect(time(10_500, 'bulk')).toMatchObject({ finishedOn: '2026-05-01', limitedBy: 'quota' });
    expect(time(25_000, 'bulk')).toMatchObject({ finishedOn: '2026-06-02', limitedBy: 'quota' });
  });

  it('leaves the other lanes their pace', () => {
    const pace = (calls: number, lane: Lane) => ({
      daily: Array.from({ length: 7 }, (_none, back) =>
        day(new Date(FIRST - (back + 1) * DAY_MS).toISOString().slice(0, 10), calls, lane),
      ),
    });
    expect(time(9000, 'bulk')?.finishedOn).toBe('2026-04-25');
    expect(time(9000, 'bulk', pace(20, 'booking'))?.finishedOn).toBe('2026-04-28');
    expect(time(9000, 'bulk', pace(300, 'booking'))?.finishedOn).toBe('2026-05-01');
    expect(time(9000, 'bulk', pace(300, 'bulk'))?.finishedOn).toBe('2026-04-25');
  });

  it('is at once for the calls that the month leaves, and then at an even pace', () => {
    const half = { windows: [], callsPerMonth: 3000, monthShares: { booking: 0, edit: 0.5 } };
    const finished = (calls: number, limits: Partial<CallLimits> = half) =>
      (time(calls, 'bulk', {}, limits)?.finishedAtMs ?? NaN) - FIRST;
    expect(finished(1500)).toBe(0);
    // 49 more are released until the last ms of the day.
    expect(finished(1520)).toBe(Math.ceil((20 / 49) * (DAY_MS - 1)));
    expect(finished(1549)).toBe(DAY_MS - 1);
    expect(finished(3000, { ...half, monthShares: { booking: 0, edit: 0 } })).toBe(0);
  });

  it('starts after the pending work', () => {
    const state = {
      limits: someLimits(),
      soFar: someCalls(),
      pending: { edit: 1000, bulk: 2000 },
    };
    const ms = (lane: Lane) =>
      (timeForCalls({ calls: 1000, lane }, state)?.finishedAtMs ?? 0) - FIRST;
    expect(ms('bulk') / ms('edit')).toBeCloseTo(2, 5);
    expect(ms('booking')).toBeLessThan(ms('edit') / 2);
  });

  it('is unknown when the month leaves nothing, and immediate without limits', () => {
    const kept = { monthShares: { booking: 1, edit: 0 }, callsPerMonth: 30 };
    expect(time(100_000, 'bulk', {}, kept)).toBeNull();
    expect(time(5, 'bulk', {}, { windows: [], callsPerMonth: null })).toMatchObject({
      finishedAtMs: FIRST,
      days: 0,
    });
  });
});

describe('the calls at a glance', () => {
  const NOW = FIRST + 9 * DAY_MS + 12 * 60 * MINUTE_MS;
  const recently = { firstDay: '2026-04-01', lately: 650, today: 50 };
  const glance = { ...recently, nowMs: NOW, takenThisMonth: 1640 };

  it('spread what the month had left this morning over its days from today on', () => {
    // 21 days from April 10, with 10,000 - 1,590 calls.
    expect(callOutlook(someLimits(), glance)).toMatchObject({
      callsToday: 50,
      callsTodayShare: 400,
    });
  });

  it('leave the last day all the rest', () => {
    const nowMs = FIRST + 29.9 * DAY_MS;
    const last = { ...glance, nowMs, takenThisMonth: 9900, today: 30 };
    expect(callOutlook(someLimits(), last).callsTodayShare).toBe(130);
  });

  it('have the pace and the end of the whole forecast', () => {
    const pastWeek = ['04', '05', '06', '07', '08', '09'].map((date) =>
      day(`2026-04-${date}`, 100),
    );
    const daily = [day('2026-04-01', 990), ...pastWeek, day('2026-04-10', 50, 'bulk')];
    const of = (takenThisMonth: number) => ({
      whole: forecastCalls(someLimits(), { nowMs: NOW, takenThisMonth, daily }, NONE_PENDING),
      glance: callOutlook(someLimits(), { ...glance, takenThisMonth }),
    });
    const enough = of(1640);
    expect(enough.glance.callsPerDay).toBe(100);
    expect(enough.whole.callsPerDay).toBe(100);
    expect(enough.glance.callsUsedUpOn).toBeNull();
    const scarce = of(9500);
    expect(scarce.glance.callsUsedUpOn).toBe('2026-04-15');
    expect(scarce.whole.usedUpOn).toBe('2026-04-15');
  });

  it('have no share and no end without a quota', () => {
    expect(callOutlook(someLimits({ callsPerMonth: null }), glance)).toMatchObject({
      callsToday: 50,
      callsTodayShare: null,
      callsUsedUpOn: null,
    });
  });

  it('count from the first of the month, or from a week ago if that was before it', () => {
    expect(firstCountedDay(NOW)).toBe('2026-04-01');
    expect(firstCountedDay(FIRST + DAY_MS)).toBe('2026-03-26');
  });
});
