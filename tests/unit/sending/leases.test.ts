import fc from 'fast-check';
import { decideLease, type LeaseRow } from '../../../server/src/kernel/leases';

const TERMS = { durationMs: 30_000, graceMs: 20_000 };
const NOW_MS = 1_000_000;
const row = (overrides: Partial<LeaseRow> = {}): LeaseRow => ({
  holder: 'a',
  fence: 7,
  expiresAtMs: NOW_MS + 10_000,
  ...overrides,
});

describe('a lease', () => {
  it.each([
    ['without a holder is granted with a new fence', row({ holder: null, expiresAtMs: 0 }), 8],
    ['of its current holder is renewed with the same fence', row({ holder: 'b' }), 7],
    [
      'of its former holder gets a new fence after it has expired',
      row({ holder: 'b', expiresAtMs: NOW_MS }),
      8,
    ],
    ['of another holder is refused', row(), null],
    ['of another holder is refused at the moment it expires', row({ expiresAtMs: NOW_MS }), null],
    [
      'of another holder is refused within the grace period',
      row({ expiresAtMs: NOW_MS - 19_999 }),
      null,
    ],
    [
      'of another holder is granted after the grace period',
      row({ expiresAtMs: NOW_MS - 20_000 }),
      8,
    ],
  ])('%s', (_what, known, fence) => {
    const next = decideLease(known, 'b', NOW_MS, TERMS);
    expect(next).toEqual(
      fence === null ? null : { holder: 'b', fence, expiresAtMs: NOW_MS + TERMS.durationMs },
    );
  });

  it('never has two holders, even while a call may be in progress, and fences only grow', () => {
    const moves = fc.array(
      fc.record({ who: fc.constantFrom('a', 'b', 'c'), afterMs: fc.nat(40_000) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(moves, (asks) => {
        let known: LeaseRow = { holder: null, fence: 0, expiresAtMs: 0 };
        let nowMs = NOW_MS;
        for (const { afterMs, who } of asks) {
          nowMs += afterMs;
          const next = decideLease(known, who, nowMs, TERMS);
          if (next === null) continue;
          const changesHands = known.holder !== null && known.holder !== who;
          if (changesHands) expect(nowMs).toBeGreaterThanOrEqual(known.expiresAtMs + TERMS.graceMs);
          if (next.fence === known.fence) expect(known.holder).toBe(who);
          expect(next.fence).toBeGreaterThanOrEqual(known.fence);
          known = next;
        }
      }),
      { numRuns: 500 },
    );
  });
});
