import type { CallLimits } from '../../../server/src/services/dispatch/permit-windows';
import { callsPerMs, timeForCalls } from '../../../server/src/services/loads/time-for-calls';

const NOW = new Date(Date.UTC(2026, 2, 1));
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const standard: CallLimits = {
  windows: [
    { scope: 'institution', calls: 180, perMs: MINUTE_MS },
    { scope: 'service', calls: 60, perMs: MINUTE_MS },
  ],
  callsPerMonth: 10_000,
  bookingReserve: 10,
};
const take = (calls: number, limits: CallLimits, takenThisMonth = 0) =>
  timeForCalls(calls, { limits, takenThisMonth }, NOW);

describe('the time that calls take', () => {
  it('goes by the tightest window, less its reserve for bookings and with its guard band', () => {
    expect(callsPerMs(standard) * 60_500).toBeCloseTo(50);
    const { days, finishedAt } = take(500, standard);
    expect(finishedAt?.getTime()).toBeCloseTo(NOW.getTime() + 10 * 60_500, -1);
    expect(days).toBe(1);
  });

  it('runs on in the next months once the quota is used up', () => {
    const { days, finishedAt } = take(9_800 + 50, standard);
    expect(finishedAt?.toISOString().slice(0, 16)).toBe('2026-04-01T00:01');
    expect(days).toBe(32);
  });

  it('counts what was called this month already', () => {
    expect(take(500, standard, 9_800).finishedAt?.toISOString().slice(0, 10)).toBe('2026-04-01');
    expect(take(500, standard, 9_000).days).toBe(1);
  });

  it('is never over when the quota leaves nothing', () => {
    expect(take(1, { ...standard, callsPerMonth: 1 })).toEqual({ finishedAt: null, days: null });
  });

  it('is limited by the windows alone without a quota', () => {
    const { days } = take(100_000, { ...standard, callsPerMonth: null });
    expect(days).toBe(Math.ceil((100_000 / 50) * (60_500 / DAY_MS)));
  });

  it('of no call is none', () => {
    expect(take(0, standard)).toEqual({ finishedAt: NOW, days: 0 });
  });
});
