import fc from 'fast-check';
import {
  decidePermit,
  GUARD_MS,
  longestWindowMs,
  type CallWindow,
  type TakenPermit,
} from '../../../../server/src/institutions/limits/permit-windows';
import type { Lane } from '../../../../server/src/s360/permits';

const MINUTE_MS = 60_000;
const NOW_MS = Date.UTC(2026, 2, 31, 23, 59, 0);
const NO_QUOTA = { taken: 0, quota: null, shares: { booking: 0, edit: 0 } };
const SAVE = { service: 'contact', method: 'save' };
const GET = { service: 'contact', method: 'get' };
const STOCK = { service: 'stock', method: 'get' };

describe('the permits under hours of random demand', () => {
  const anyCall = fc.constantFrom(SAVE, GET, STOCK);
  const anyLane = fc.constantFrom<Lane>('booking', 'edit', 'retry', 'bulk');
  const anyWindows = fc.array(
    fc.record({
      scope: fc.constantFrom<CallWindow['scope']>('institution', 'service', 'method'),
      calls: fc.integer({ min: 1, max: 8 }),
      perMs: fc.constantFrom(1000, 10_000, MINUTE_MS),
    }),
    { minLength: 1, maxLength: 3 },
  );
  const anyDemand = fc.array(
    fc.record({ call: anyCall, lane: anyLane, afterMs: fc.oneof(fc.nat(300), fc.nat(90_000)) }),
    { minLength: 1, maxLength: 60 },
  );

  const keyOf = ({ scope }: CallWindow, call: typeof SAVE) =>
    scope === 'institution'
      ? ''
      : scope === 'service'
        ? call.service
        : `${call.service}/${call.method}`;

  /** The highest number of calls of one kind in any period of the window’s length. */
  function most(taken: readonly TakenPermit[], window: CallWindow): number {
    const counts = taken.map(
      (first) =>
        taken.filter(
          (other) =>
            keyOf(window, other) === keyOf(window, first) &&
            other.takenAtMs >= first.takenAtMs &&
            other.takenAtMs < first.takenAtMs + window.perMs + GUARD_MS,
        ).length,
    );
    return Math.max(0, ...counts);
  }

  it('never exceed a limit in any rolling window, and waits end exactly when there is room', () => {
    fc.assert(
      fc.property(anyWindows, anyDemand, fc.nat(4), (windows, demand, bookingReserve) => {
        const log: TakenPermit[] = [];
        let nowMs = NOW_MS;
        for (const { afterMs, call, lane } of demand) {
          nowMs += afterMs;
          const ask = (atMs: number) => {
            const taken = log.filter(
              ({ takenAtMs }) => takenAtMs > atMs - longestWindowMs(windows),
            );
            const asked = { call, lane, nowMs: atMs, taken, windows, bookingReserve };
            return decidePermit({ ...asked, month: NO_QUOTA, closedUntilMs: 0 });
          };
          const decision = ask(nowMs);
          if (decision.kind === 'wait') {
            expect(decision.untilMs).toBeGreaterThan(nowMs);
            expect(ask(decision.untilMs - 1).kind).toBe('wait');
            expect(ask(decision.untilMs).kind).toBe('granted');
            nowMs = decision.untilMs;
          }
          log.push({ ...call, lane, takenAtMs: nowMs });
        }
        for (const window of windows) {
          expect(most(log, window)).toBeLessThanOrEqual(window.calls);
          const others = log.filter(({ lane }) => lane !== 'booking');
          const reserve = Math.min(bookingReserve, Math.floor(window.calls / 3));
          expect(most(others, window)).toBeLessThanOrEqual(window.calls - reserve);
        }
      }),
      { numRuns: 400 },
    );
  });
});
