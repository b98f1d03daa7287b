import fc from 'fast-check';
import {
  callsLeftThisMonth,
  dayOf,
  decideQuota,
  keptFromLane,
  monthOf,
} from '../../../../server/src/institutions/limits/monthly-quota';
import { LANES } from '../../../../server/src/contracts';
import { laneFrom } from '../../../../server/src/sending/lane';

const DAY_MS = 24 * 60 * 60 * 1000;
const shares = { booking: 0.2, edit: 0.3 };
const share = { quota: 1000, shares };
const FIRST = Date.UTC(2026, 3, 1);
const NEXT = Date.UTC(2026, 4, 1);

describe('the part of the monthly quota that a lane leaves to others', () => {
  it.each([
    ['booking', 0],
    ['edit', 200],
    ['retry', 200],
    ['bulk', 500],
  ] as const)('at the beginning of the month is for %s: %i of 1000', (lane, kept) => {
    expect(keptFromLane(lane, share, FIRST)).toBe(kept);
  });

  it('shrinks during the month, down to one day for bookings', () => {
    const middle = (FIRST + NEXT) / 2;
    expect(keptFromLane('edit', share, middle)).toBe(Math.ceil(100 + 200 / 30));
    expect(keptFromLane('bulk', share, middle)).toBe(Math.ceil(100 + 200 / 30) + 150);
    expect(keptFromLane('edit', share, NEXT - 1)).toBe(Math.ceil(200 / 30));
    expect(keptFromLane('bulk', share, NEXT - 1)).toBe(Math.ceil(200 / 30) + 1);
  });

  it('may be nothing or everything', () => {
    expect(keptFromLane('bulk', { quota: 10, shares: { booking: 0, edit: 0 } }, FIRST)).toBe(0);
    expect(keptFromLane('bulk', { quota: 10, shares: { booking: 0.6, edit: 0.4 } }, FIRST)).toBe(
      10,
    );
  });
});

describe('the monthly quota', () => {
  it('covers a calendar month in UTC', () => {
    const endOfMarch = Date.UTC(2026, 2, 31, 23, 59, 59, 999);
    expect([monthOf(endOfMarch), monthOf(endOfMarch + 1)]).toEqual(['2026-03', '2026-04']);
    expect([dayOf(endOfMarch), dayOf(endOfMarch + 1)]).toEqual(['2026-03-31', '2026-04-01']);
  });

  it('delays nobody when it is unlimited', () => {
    const month = { taken: 1e9, quota: null, shares };
    expect(decideQuota('bulk', month, FIRST)).toEqual({ kind: 'free' });
    expect(callsLeftThisMonth('bulk', month, FIRST)).toBeNull();
  });

  it('delays every lane until the next month when it is used up', () => {
    for (const lane of LANES) {
      const answer = decideQuota(lane, { taken: 1000, quota: 1000, shares }, FIRST);
      expect(answer).toEqual({ kind: 'wait', untilMs: NEXT, because: 'quota' });
    }
  });

  it('delays a lane until its next call is free', () => {
    const month = { taken: 800, quota: 1000, shares };
    expect(decideQuota('booking', month, FIRST)).toEqual({ kind: 'free' });
    const edit = decideQuota('edit', month, FIRST);
    // First the reserved day has to pass; then 200 calls in 30 days are one every 3.6 hours.
    expect(edit).toMatchObject({ kind: 'wait', because: 'kept' });
    if (edit.kind !== 'wait') throw new Error('it is free');
    expect(edit.untilMs - FIRST).toBeCloseTo(DAY_MS + 3.6 * 60 * 60 * 1000, -2);
  });

  it('delays edits until the next month when only the reserved day is left', () => {
    const month = { taken: 995, quota: 1000, shares };
    const edit = decideQuota('edit', month, NEXT - DAY_MS);
    expect(edit).toEqual({ kind: 'wait', untilMs: NEXT, because: 'kept' });
  });

  it('delays a lane exactly until a call is free, at any moment and use', () => {
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

it('a permit row with an unknown lane causes an error', () => {
  expect(laneFrom('retry')).toBe('retry');
  expect(() => laneFrom('urgent')).toThrow('no lane urgent');
});
