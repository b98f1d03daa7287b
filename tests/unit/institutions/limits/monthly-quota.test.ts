import fc from 'fast-check';
import {
  callsLeftThisMonth,
  dayOf,
  decideQuota,
  keptFromLane,
  monthOf,
} from '../../../../server/src/institutions/limits/monthly-quota';
import { LANES, laneFrom } from '../../../../server/src/sending/lane';

const DAY_MS = 24 * 60 * 60 * 1000;
const shares = { booking: 0.2, edit: 0.3 };
const share = { quota: 1000, shares };
const FIRST = Date.UTC(2026, 3, 1);
const NEXT = Date.UTC(2026, 4, 1);

describe('what a lane leaves to others', () => {
  it.each([
    ['booking', 0],
    ['edit', 200],
    ['retry', 200],
    ['bulk', 500],
  ] as const)('is at the beginning of the month for %s: %i of 1000', (lane, kept) => {
    expect(keptFromLane(lane, share, FIRST)).toBe(kept);
  });

  it('is released as the month goes by; a day for bookings stays to the end', () => {
    const middle = (FIRST + NEXT) / 2;
    expect(keptFromLane('edit', share, middle)).toBe(Math.ceil(100 + 200 / 30));
    expect(keptFromLane('bulk', share, middle)).toBe(Math.ceil(100 + 200 / 30) + 150);
    expect(keptFromLane('edit', share, NEXT - 1)).toBe(Math.ceil(200 / 30));
    expect(keptFromLane('bulk', share, NEXT - 1)).toBe(Math.ceil(200 / 30) + 1);
  });

  it('is nothing where no share is kept, and everything may be kept', () => {
    expect(keptFromLane('bulk', { quota: 10, shares: { booking: 0, edit: 0 } }, FIRST)).toBe(0);
    expect(keptFromLane('bulk', { quota: 10, shares: { booking: 0.6, edit: 0.4 } }, FIRST)).toBe(
      10,
    );
  });
});

describe('the month', () => {
  it('is a calendar month in UTC, as the day is', () => {
    const endOfMarch = Date.UTC(2026, 2, 31, 23, 59, 59, 999);
    expect([monthOf(endOfMarch), monthOf(endOfMarch + 1)]).toEqual(['2026-03', '2026-04']);
    expect([dayOf(endOfMarch), dayOf(endOfMarch + 1)]).toEqual(['2026-03-31', '2026-04-01']);
  });

  it('without a quota holds nobody up', () => {
    const month = { taken: 1e9, quota: null, shares };
    expect(decideQuota('bulk', month, FIRST)).toEqual({ kind: 'free' });
    expect(callsLeftThisMonth('bulk', month, FIRST)).toBeNull();
  });

  it('that is used up ends for every lane until the next one', () => {
    for (const lane of LANES) {
      const answer = decideQuota(lane, { taken: 1000, quota: 1000, shares }, FIRST);
      expect(answer).toEqual({ kind: 'wait', untilMs: NEXT, because: 'quota' });
    }
  });

  it('that is kept for others frees the next call before its end', () => {
    const month = { taken: 800, quota: 1000, shares };
    expect(decideQuota('booking', month, FIRST)).toEqual({ kind: 'free' });
    const edit = decideQuota('edit', month, FIRST);
    // the spare day has to pass first, then 200 calls in 30 days are one in 3.6 hours
    expect(edit).toMatchObject({ kind: 'wait', because: 'kept' });
    if (edit.kind !== 'wait') throw new Error('it is free');
    expect(edit.untilMs - FIRST).toBeCloseTo(DAY_MS + 3.6 * 60 * 60 * 1000, -2);
  });

  it('whose spare day is all that is left is over for edits until the next one', () => {
    const month = { taken: 995, quota: 1000, shares };
    const edit = decideQuota('edit', month, NEXT - DAY_MS);
    expect(edit).toEqual({ kind: 'wait', untilMs: NEXT, because: 'kept' });
  });

  it('at any moment and use waits exactly until a call is free for the lane', () => {
    const anyMonth = fc.record({
      quota: fc.integer({ min: 1, max: 20_000 }),
      used: fc.integer({ min: 0, max: 100 }),
      booking: fc.integer({ min: 0, max: 50 }),
      edit: fc.integer({ min: 0, max: 50 }),
      afterMs: fc.integer({ min: 0, max: 400 * DAY_MS }),
      lane: fc.constantFrom(...LANES),
    });
    fc.assert(
      fc.property(anyMonth, ({ quota, used, booking, edit, afterMs, lane }) => {
        const nowMs = FIRST + afterMs;
        const taken = Math.ceil((quota * used) / 100);
        const month = { taken, quota, shares: { booking: booking / 100, edit: edit / 100 } };
        const decision = decideQuota(lane, month, nowMs);
        if (decision.kind === 'free') {
          expect(callsLeftThisMonth(lane, month, nowMs)).toBeGreaterThan(0);
          return;
        }
        expect(callsLeftThisMonth(lane, month, nowMs)).toBe(0);
        expect(decision.untilMs).toBeGreaterThan(nowMs);
        expect(decideQuota(lane, month, decision.untilMs - 1).kind).toBe('wait');
        if (monthOf(decision.untilMs) === monthOf(nowMs)) {
          expect(decideQuota(lane, month, decision.untilMs).kind).toBe('free');
        }
      }),
      { numRuns: 500 },
    );
  });
});

it('a row with an unknown lane is a fault, not a call of some lane', () => {
  expect(laneFrom('retry')).toBe('retry');
  expect(() => laneFrom('urgent')).toThrow('no lane urgent');
});
